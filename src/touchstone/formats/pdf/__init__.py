"""PDF/UA and large print, set by typst from one template and the document as data."""
