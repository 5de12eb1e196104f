"""View models drawn: Vega-Lite templates made once, and inline SVG for tiles."""
