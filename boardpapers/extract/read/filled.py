"""What is filled into the fields of a form or typed on top of a page: drawn in, as a viewer shows it."""

from typing import Any

import pypdfium2.raw as raw

#: Annotations that put words of their own on the page.
_WORDY = frozenset({raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP})


def draw_in(document: Any, number: int) -> None:
    """Draws the filled fields and the notes of page `number` into it; the page may not be loaded elsewhere.

    Links, marks, buttons and whatever a viewer does not show stay out. Only what is in memory is changed.
    """
    page = raw.FPDF_LoadPage(document.raw, number - 1)
    if not page:
        return
    try:
        count = raw.FPDFPage_GetAnnotCount(page)
        if not count:
            return
        fields = document.formenv.raw if document.formenv else None
        kept = [n for n in range(count) if _is_wordy(page, n, fields)]
        if not kept:
            return
        if fields:  # draws what is in fields that have no looks yet
            raw.FORM_OnAfterLoadPage(page, fields)
            raw.FORM_OnBeforeClosePage(page, fields)
        for n in sorted(set(range(count)) - set(kept), reverse=True):
            raw.FPDFPage_RemoveAnnot(page, n)
        raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
    finally:
        raw.FPDF_ClosePage(page)


def _is_wordy(page: Any, number: int, fields: Any) -> bool:
    annotation = raw.FPDFPage_GetAnnot(page, number)
    if not annotation:
        return False
    try:
        if raw.FPDFAnnot_GetSubtype(annotation) not in _WORDY:
            return False
        kind = raw.FPDFAnnot_GetFormFieldType(fields, annotation) if fields else raw.FPDF_FORMFIELD_UNKNOWN
        return bool(kind != raw.FPDF_FORMFIELD_PUSHBUTTON)
    finally:
        raw.FPDFPage_CloseAnnot(annotation)
