//! Reading pictures: what names them, and what is wrong with them.

use std::sync::Arc;

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde_json::{Value as Json, json};

use super::super::object::{Given, Reading};
use super::super::{MAX_NAME, wording};
use super::{Exhibit, Image};
use crate::picture::{MAX_PICTURE_BYTES, MAX_PICTURE_PIXELS, Picture, PictureFault};
use crate::report::finding::{Finding, Path};
use crate::report::source::Value;

/// How a picture is written.
const HELP: &str = "图片写成 { \"image\": \"图片文件名\", \"alt\": \"图里有什么\", \"caption\": \"图题\" }；图片文件放在年报所在的文件夹里";

/// Reads a picture.
pub(super) fn read(
    reading: &mut Reading<'_>,
    given: &Given<'_, '_>,
    [image, alt, caption]: [Option<Given<'_, '_>>; 3],
) -> Option<Exhibit> {
    if image.is_none() {
        reading.missing(given.path.child("image"), "这幅图没有写是哪个图片（image）", HELP);
    }
    if alt.is_none() {
        let help = "请用一两句话写明图里有什么：看不见图的人靠它知道，不会印出来";
        reading.missing(given.path.child("alt"), "这幅图没有写说明（alt）", help);
    }
    let image = image.and_then(|image| read_image(reading, &image));
    let alt = alt.and_then(|alt| reading.prose(&alt));
    let caption = caption.and_then(|caption| reading.prose(&caption));
    Some(Exhibit::Picture { image: image?, alt: alt?, caption })
}

fn read_image(reading: &mut Reading<'_>, given: &Given<'_, '_>) -> Option<Image> {
    let Value::String(written) = given.node.value() else {
        let message = format!("这里应当是图片的文件名，写的却是{}", given.node.kind());
        reading.push(Finding::error("not-a-text", given.path.clone(), message).help(HELP));
        return None;
    };
    if written.trim().is_empty() {
        reading.push(Finding::error("empty-text", given.path.clone(), "这里没有写是哪个图片").help(HELP));
        return None;
    }
    reading.count_picture(&given.path);
    let mut image = Image::at(given.path.clone(), written);
    let wrong = if image.file().is_some() {
        check_name(written)
            .map_err(|(message, help)| Finding::error("picture-outside-folder", given.path.clone(), message).help(help))
    } else {
        let read = data_of(written).ok_or(PictureFault::Damaged).and_then(|bytes| Picture::read(&bytes));
        read.map(|picture| image.set(Some(Arc::new(picture))))
            .map_err(|fault| fault_finding(&fault, given.path.clone()))
    };
    match wrong {
        Ok(()) => Some(image),
        Err(finding) => {
            reading.push(finding);
            None
        }
    }
}

/// The bytes of a picture that stand in the report itself, if they are base64.
fn data_of(written: &str) -> Option<Vec<u8>> {
    let base64 = match written.strip_prefix("data:") {
        Some(url) => url.split_once(";base64,")?.1,
        None => written,
    };
    let bare: Vec<u8> = base64.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let lenient = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    GeneralPurpose::new(&STANDARD, lenient).decode(bare).ok()
}

/// Refuses a name that does not lead to a file below the report's folder, whatever the system.
///
/// # Errors
///
/// What is wrong with it, and what to do.
fn check_name(name: &str) -> Result<(), (String, &'static str)> {
    let shown = wording::quoted(name);
    let parts: Vec<&str> = name.split('/').collect();
    if name.chars().any(char::is_control) || name.chars().count() > MAX_NAME {
        return Err((format!("{shown}不能是图片的文件名"), HELP));
    }
    if name.contains('\\') {
        return Err((format!("图片的文件名{shown}里有 \\"), "文件夹和文件名之间写 /"));
    }
    if name.contains("://") {
        return Err((
            format!("{shown}是网址，不是文件名"),
            "本程序不上网；请把图片存到年报所在的文件夹里，写它的文件名",
        ));
    }
    if name.starts_with('/') || name.contains(':') || parts.contains(&"..") {
        let message = format!("图片{shown}不在年报所在的文件夹里");
        return Err((message, "请把图片放到年报所在的文件夹里，从那里写起，如 图片/大厅.jpg"));
    }
    if parts.iter().any(|part| part.is_empty() || *part == ".") {
        return Err((format!("{shown}不能是图片的文件名"), HELP));
    }
    Ok(())
}

/// What is told of bytes that are no picture that can be printed.
pub(in crate::report::model) fn fault_finding(fault: &PictureFault, path: Path) -> Finding {
    let save_again = "请在看图软件里打开，另存为 PNG 或 JPEG 再用";
    let smaller = "请缩小后再用：印在纸上，宽 1843 点就足够清楚";
    let (rule, message, help) = match fault {
        PictureFault::NotAPicture(Some(name)) => {
            ("not-a-picture", format!("这幅图不是 PNG 或 JPEG，是 {name}"), save_again)
        }
        PictureFault::NotAPicture(None) => {
            ("not-a-picture", "这幅图不是 PNG 或 JPEG，认不出是什么文件".to_owned(), save_again)
        }
        PictureFault::TooManyBytes => {
            ("picture-too-large", format!("图片文件超过 {} MB", MAX_PICTURE_BYTES >> 20), smaller)
        }
        PictureFault::TooManyPixels { width, height } => {
            let most = MAX_PICTURE_PIXELS / 10_000;
            ("picture-too-large", format!("这幅图有 {width} × {height} 点，最多 {most} 万点"), smaller)
        }
        PictureFault::Cmyk => (
            "picture-in-cmyk",
            "这幅图是印刷用的四色（CMYK）图片，屏幕上的颜色要看用什么机器印才知道".to_owned(),
            "请在看图软件里转为 RGB（sRGB），另存为 JPEG 或 PNG",
        ),
        PictureFault::RareJpeg => ("rare-picture", "这幅 JPEG 用的是少见的编码，许多软件打不开".to_owned(), save_again),
        PictureFault::Damaged => {
            ("damaged-picture", "这幅图的文件不完整，或者已经损坏".to_owned(), "请换一个完好的文件")
        }
    };
    Finding::error(rule, path, message).help(help)
}

pub(super) fn to_json(image: &Image, alt: &str, caption: Option<&str>) -> Json {
    let mut json = json!({ "image": image.written(), "alt": alt });
    if let Some(caption) = caption {
        json["caption"] = caption.into();
    }
    json
}
