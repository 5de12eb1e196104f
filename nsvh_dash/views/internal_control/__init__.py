"""The internkontrollplan as it is read: the matrix, each risk now and before, controls with results, what is late."""

from nsvh_dash.views.internal_control.matrix import Matrix, MatrixCell
from nsvh_dash.views.internal_control.screen import InternalControl, build_internal_control, read_internal_control

__all__ = ["InternalControl", "Matrix", "MatrixCell", "build_internal_control", "read_internal_control"]
