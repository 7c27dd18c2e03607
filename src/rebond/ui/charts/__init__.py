"""Charts drawn by the server: SVG that takes the page's colours, with the same figures in a table.

Horizontal places are percentages and vertical ones are pixels: the drawing fills the width it is given and
its texts keep their size, on a phone as on paper.
"""
