"""Views, tested on figures made by hand."""
