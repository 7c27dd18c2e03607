"""The look of the house: base pages, components, charts drawn by the server, French amounts and dates."""
