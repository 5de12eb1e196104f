"""The Streamlit parts pages are composed of."""
