"""Reads the definition files into the model; every mistake with its file, line and nearest valid word."""

from nsvh_dash.catalogue.archive import from_json, to_json
from nsvh_dash.catalogue.load import load_catalogue

__all__ = ["from_json", "load_catalogue", "to_json"]
