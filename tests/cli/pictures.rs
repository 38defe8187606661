use std::path::Path;

use base64::Engine as _;

use crate::{code, directory, nianbao, read, run, stderr, stdout};

const SONGYAN: &str = include_str!("../../samples/songyan-2025.json");
const PICTURE: &[u8] = include_bytes!("../../samples/pictures/reading-room.png");
const NAME: &str = "pictures/reading-room.png";

/// The sample with its picture where it names it, in a folder.
fn folder() -> tempfile::TempDir {
    let folder = directory(&[("a.json", SONGYAN)]);
    put(folder.path(), NAME, PICTURE);
    folder
}

fn put(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

/// The sample with another picture.
fn naming(name: &str) -> String {
    assert!(SONGYAN.contains(NAME));
    SONGYAN.replace(NAME, name)
}

/// What is told of the sample with such bytes for its picture.
fn told_of(bytes: &[u8]) -> String {
    let folder = directory(&[("a.json", SONGYAN)]);
    put(folder.path(), NAME, bytes);
    let output = run(folder.path(), &["check", "a.json", "--format", "short"]);
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    stdout(&output).to_owned()
}

/// A JPEG of so many pixels.
fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let image = image::DynamicImage::ImageRgb8(image::RgbImage::from_pixel(width, height, image::Rgb([90, 120, 60])));
    image.write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Jpeg).unwrap();
    bytes
}

#[test]
fn a_picture_is_read_where_the_report_lies_wherever_the_command_is_called() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("elsewhere")).unwrap();
    let output = run(&folder.path().join("elsewhere"), &["export", "../a.json", "-o", "."]);
    assert_eq!((code(&output), stdout(&output)), (0, ""), "{}", stderr(&output));
    let output = run(folder.path(), &["check", "a.json"]);
    assert_eq!((code(&output), stdout(&output)), (0, ""));
    put(folder.path(), "batch/b/a.json", SONGYAN.as_bytes());
    put(folder.path(), &format!("batch/b/{NAME}"), PICTURE);
    let output = run(folder.path(), &["export", "batch", "--to", "pdf"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert_eq!(read(folder.path().join("batch/b/a.pdf")), read(folder.path().join("elsewhere/a.pdf")));
}

#[test]
fn a_picture_that_is_not_there_is_told_with_its_place() {
    let folder = directory(&[("a.json", SONGYAN)]);
    let output = run(folder.path(), &["export", "a.json"]);
    assert_eq!(code(&output), 1);
    let told = stderr(&output);
    assert!(
        told.contains("错误[missing-picture]: 图片“pictures/reading-room.png”没有找到：当前文件夹 里没有这个文件"),
        "{told}"
    );
    assert!(told.contains("--> a.json:") && told.contains("\"image\": \"pictures/reading-room.png\""), "{told}");
    assert_eq!(told.matches("错误[").count(), 1, "told once: {told}");
    put(folder.path(), "pictures/reading-room.png/a", b"");
    let output = run(folder.path(), &["check", "a.json", "--format", "short"]);
    assert!(
        stdout(&output).contains("“pictures/reading-room.png”读不了：这是一个目录，不是文件"),
        "{}",
        stdout(&output)
    );
    let output = run(folder.path(), &["export", "a.json", "--draft", "--to", "pdf"]);
    assert_eq!(code(&output), 0, "a draft of it: {}", stderr(&output));
}

#[test]
fn a_picture_outside_the_reports_folder_is_not_read() {
    let folder = folder();
    let outside = directory(&[]);
    put(outside.path(), "a.png", PICTURE);
    let absolute = outside.path().join("a.png").display().to_string();
    for (name, message) in [
        ("../a.png", "不在年报所在的文件夹里"),
        ("pictures/../../a.png", "不在年报所在的文件夹里"),
        (absolute.as_str(), "不在年报所在的文件夹里"),
        ("C:/a.png", "不在年报所在的文件夹里"),
        ("pictures\\\\a.png", "文件夹和文件名之间写 /"),
        ("https://a.gov.cn/a.png", "是网址，不是文件名"),
        ("pictures//a.png", "不能是图片的文件名"),
    ] {
        put(folder.path(), "b.json", naming(name).as_bytes());
        let output = run(folder.path(), &["check", "b.json"]);
        let told = stdout(&output);
        assert_eq!(code(&output), 1, "{name}");
        assert!(told.contains("picture-outside-folder") && told.contains(message), "{name}: {told}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_reports_folder_is_not_followed() {
    let (folder, outside) = (folder(), directory(&[]));
    put(outside.path(), "a.png", PICTURE);
    for (link, target) in [("file.png", outside.path().join("a.png")), ("folder", outside.path().to_owned())] {
        std::os::unix::fs::symlink(target, folder.path().join(link)).unwrap();
    }
    std::os::unix::fs::symlink(folder.path().join(NAME), folder.path().join("within.png")).unwrap();
    for (name, is_told) in [("file.png", true), ("folder/a.png", true), ("within.png", false)] {
        put(folder.path(), "b.json", naming(name).as_bytes());
        let output = run(folder.path(), &["check", "b.json"]);
        assert_eq!(stdout(&output).contains("指到年报所在的文件夹外面去了"), is_told, "{name}: {}", stdout(&output));
    }
}

#[test]
fn what_cannot_be_printed_is_called_what_it_is() {
    assert!(told_of("年报".as_bytes()).contains("not-a-picture") && told_of(b"GIF89a").contains("是 GIF"));
    assert!(told_of(&vec![0; (20 << 20) + 1]).contains("picture-too-large"));
    let plain = jpeg(40, 30);
    let frame = plain.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
    let mut bomb = plain.clone();
    bomb[frame + 5..frame + 9].copy_from_slice(&[0xff; 4]);
    assert!(told_of(&bomb).contains("这幅图有 65535 × 65535 点，最多 5100 万点"), "{}", told_of(&bomb));
    let mut inks = plain.clone();
    inks[frame + 9] = 4;
    assert!(told_of(&inks).contains("picture-in-cmyk") && told_of(&inks).contains("CMYK"));
    assert!(told_of(&plain[..plain.len() / 2]).contains("damaged-picture"));
}

#[test]
fn a_picture_that_lies_on_its_side_stands_upright_in_both_files() {
    let plain = jpeg(60, 20);
    let exif = b"\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let turned = [&plain[..2], exif, &plain[2..]].concat();
    let folder = directory(&[("a.json", SONGYAN)]);
    put(folder.path(), NAME, &turned);
    let output = run(folder.path(), &["export", "a.json"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let file = std::fs::File::open(folder.path().join("a.docx")).unwrap();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut archive.by_name("word/media/image3.jpeg").unwrap(), &mut bytes).unwrap();
    let picture = image::load_from_memory(&bytes).unwrap();
    assert_eq!((picture.width(), picture.height()), (20, 60));
    let pdf = lopdf::Document::load(folder.path().join("a.pdf")).unwrap();
    let streams = pdf.objects.values().filter_map(|object| object.as_stream().ok());
    let image = streams.into_iter().find(|stream| stream.dict.has(b"ColorSpace")).unwrap();
    assert_eq!(image.dict.get(b"Width").unwrap().as_i64().unwrap(), 20);
    assert_eq!(image.content, bytes, "the same JPEG");
}

#[test]
fn a_report_that_comes_through_a_pipe_is_told_what_its_picture_needs() {
    let folder = folder();
    let output = nianbao(folder.path()).args(["check", "-"]).stdin(SONGYAN).output().unwrap();
    assert_eq!(code(&output), 1);
    assert!(stdout(&output).contains("年报是从标准输入来的，不知道图片在哪里"), "{}", stdout(&output));
    let line = serde_json::from_str::<serde_json::Value>(SONGYAN).unwrap().to_string();
    let stream = |line: &str| {
        nianbao(folder.path()).args(["export", "--stream", "jsonl", "--to", "pdf"]).stdin(line).output().unwrap()
    };
    let told = String::from_utf8(stream(&line).stdout).unwrap();
    assert!(told.contains("missing-picture") && told.contains("data:image/png;base64"), "{told}");
    let data = base64::engine::general_purpose::STANDARD.encode(PICTURE);
    for written in [format!("data:image/png;base64,{data}"), data] {
        let output = stream(&line.replace(NAME, &written));
        assert_eq!(code(&output), 0, "{}", stderr(&output));
    }
}

#[test]
fn a_report_is_made_again_when_its_picture_has_changed() {
    let folder = folder();
    let make = || {
        let output = run(folder.path(), &["export", "a.json", "--changed", "-o", "out", "--to", "pdf"]);
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        stderr(&output).contains("没有变化")
    };
    assert_eq!([make(), make()], [false, true]);
    put(folder.path(), NAME, &jpeg(30, 30));
    assert_eq!([make(), make()], [false, true]);
}
