"""The one door for writing: deliveries in, batches withdrawn, snapshots kept current, the store verified."""

from nsvh_dash.intake import mapping
from nsvh_dash.intake.checking import check
from nsvh_dash.intake.comments import OpenFindings, write_comment
from nsvh_dash.intake.completeness import completeness
from nsvh_dash.intake.importing import Receipt, import_files
from nsvh_dash.intake.inbox import Inbox, watched
from nsvh_dash.intake.inbox_report import Handled, Outcome
from nsvh_dash.intake.log import back_up, batches, build, redo, undo
from nsvh_dash.intake.meetings import freeze_meeting, remove_meeting, restore_meeting, thaw_meeting, write_meeting
from nsvh_dash.intake.opening import mend, recover
from nsvh_dash.intake.previewing import commit, preview
from nsvh_dash.intake.receipts import original, receipt
from nsvh_dash.intake.record_importing import ChangedRecord, RecordReceipt, import_records
from nsvh_dash.intake.records import add_record, remove_record, restore_record, undo_import, undo_record, write_record
from nsvh_dash.model.upload import Upload
from nsvh_dash.store import Batch, scratch_folder

__all__ = [
    "Batch",
    "ChangedRecord",
    "Handled",
    "Inbox",
    "OpenFindings",
    "Outcome",
    "Receipt",
    "RecordReceipt",
    "Upload",
    "add_record",
    "back_up",
    "batches",
    "build",
    "check",
    "commit",
    "completeness",
    "freeze_meeting",
    "import_files",
    "import_records",
    "mapping",
    "mend",
    "original",
    "preview",
    "receipt",
    "recover",
    "redo",
    "remove_meeting",
    "remove_record",
    "restore_meeting",
    "restore_record",
    "scratch_folder",
    "thaw_meeting",
    "undo",
    "undo_import",
    "undo_record",
    "watched",
    "write_comment",
    "write_meeting",
    "write_record",
]
