//! The other files of the report, where they lie beside the page.

use maud::{Markup, html};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::output::supplies::Beside;
use crate::page::document::Document;

/// What of a file's name is not itself in an address (RFC 3986, 2.3).
const RESERVED: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Links to the files that readers take along; nothing if there are none.
pub(super) fn links(document: &Document, beside: &[Beside]) -> Markup {
    let files: Vec<&Beside> = beside.iter().filter(|file| is_to_be_taken_along(file)).collect();
    html! {
        @if !files.is_empty() {
            nav aria-label="附件" {
                p { "附件：" }
                ul {
                    @for file in files {
                        li {
                            a href=(address(&file.name)) type=(file.media_type) {
                                (document.properties.title) "（" (file.label) "）"
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Whether a file is a whole report by itself, and not a page, a part of one or a picture of one.
fn is_to_be_taken_along(file: &Beside) -> bool {
    file.media_type.starts_with("application/")
}

fn address(name: &str) -> String {
    utf8_percent_encode(name, &RESERVED).to_string()
}
