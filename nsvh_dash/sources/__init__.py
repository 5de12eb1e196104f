"""Files in, checked observations and issues out."""

from nsvh_dash.sources.delivery import Delivery, read_delivery

__all__ = ["Delivery", "read_delivery"]
