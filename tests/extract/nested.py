"""Handmade documents whose paragraphs know the headings they stand under."""

from dataclasses import replace

from boardpapers.document import Block, Document, Paragraph


def with_headings(document: Document) -> Document:
    """The document with every block under the last heading before it."""
    above: tuple[str, ...] = ()
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.kind == "heading":
            above = (block.text.string,)
            blocks.append(block)
        else:
            blocks.append(replace(block, headings=above))
    return replace(document, blocks=tuple(blocks))
