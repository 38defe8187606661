//! Report and form become a document.
