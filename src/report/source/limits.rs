//! How much an input may hold.

use super::structure::bytes_outside_strings;
use super::{MAX_DEPTH, MAX_VALUES};
use crate::report::finding::{Finding, Path};

/// Checks that a well-formed JSON text is not nested too deep and does not hold too many values, so that its tree can
/// be built by recursion in bounded memory.
pub(super) fn check(text: &str) -> Result<(), Vec<Finding>> {
    let (mut depth, mut values) = (0_usize, 1_usize);
    for (offset, byte) in bytes_outside_strings(text) {
        match byte {
            b'{' | b'[' => (depth, values) = (depth + 1, values + 1),
            b'}' | b']' => depth -= 1,
            b',' => values += 1,
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Err(vec![too_deep(offset)]);
        }
        if values > MAX_VALUES {
            return Err(vec![too_many(offset)]);
        }
    }
    Ok(())
}

fn too_deep(offset: usize) -> Finding {
    Finding::error(
        "nested-too-deep",
        Path::ROOT,
        format!("对象和数组在这里嵌套到第 {} 层，最多 {MAX_DEPTH} 层", MAX_DEPTH + 1),
    )
    .at_span(offset..offset + 1)
    .help("年报用不到这样深的嵌套，请检查文件是不是拿错了，或者是不是由程序误写的")
}

fn too_many(offset: usize) -> Finding {
    Finding::error("too-many-values", Path::ROOT, format!("文件里的值超过 {MAX_VALUES} 个，读到这里为止"))
        .at_span(offset..offset + 1)
        .help("一份年报只有几百个值，请检查文件是不是拿错了")
}
