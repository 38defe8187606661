use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ExtendedColorType, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use moxcms::ColorProfile;

use super::*;

/// A picture red at its top left, blue elsewhere, as PNG or JPEG.
fn corner(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let colour = |x, y| if x < width / 2 && y < height / 2 { Rgb([250, 20, 20]) } else { Rgb([20, 20, 250]) };
    let image = DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, colour));
    let mut bytes = Vec::new();
    image.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

/// A JPEG with an EXIF segment that says its orientation, and a place, behind the first marker.
fn turned(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let tiff = [b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".as_slice(), &[orientation], &[0; 6]].concat();
    let exif = [b"Exif\0\0".as_slice(), &tiff, b"31.23N 121.47E"].concat();
    let length = (exif.len() as u16 + 2).to_be_bytes();
    [&jpeg[..2], b"\xff\xe1", &length, &exif, &jpeg[2..]].concat()
}

fn shown(picture: &Picture) -> RgbImage {
    image::load_from_memory(picture.bytes()).unwrap().to_rgb8()
}

/// In which corner the red is.
fn red_corner(picture: &Picture) -> (bool, bool) {
    let image = shown(picture);
    let at = |x: u32, y: u32| image[(x, y)].0[0] > 128;
    let (right, bottom) = (image.width() - 2, image.height() - 2);
    let red: Vec<(bool, bool)> = [(1, 1), (right, 1), (1, bottom), (right, bottom)]
        .into_iter()
        .filter(|(x, y)| at(*x, *y))
        .map(|(x, y)| (x > 1, y > 1))
        .collect();
    assert_eq!(red.len(), 1, "{picture:?}");
    red[0]
}

#[test]
fn a_fit_jpeg_keeps_its_data_and_loses_where_it_was_taken() {
    let plain = corner(64, 40, ImageFormat::Jpeg);
    let picture = Picture::read(&turned(&plain, 1)).unwrap();
    assert_eq!(picture.bytes(), &plain[..], "not packed again");
    assert_eq!((picture.encoding(), picture.width(), picture.height()), (Encoding::Jpeg, 64, 40));
    assert!(!picture.is_grey());
}

#[test]
fn a_picture_stands_upright_whichever_way_it_was_taken() {
    let jpeg = corner(64, 40, ImageFormat::Jpeg);
    let (left, right, top, bottom) = (false, true, false, true);
    let upright = [
        (1, (left, top)),
        (2, (right, top)),
        (3, (right, bottom)),
        (4, (left, bottom)),
        (5, (left, top)),
        (6, (right, top)),
        (7, (right, bottom)),
        (8, (left, bottom)),
    ];
    for (orientation, corner) in upright {
        let picture = Picture::read(&turned(&jpeg, orientation)).unwrap();
        let size = if orientation < 5 { (64, 40) } else { (40, 64) };
        assert_eq!((picture.width(), picture.height()), size, "{orientation}");
        assert_eq!(red_corner(&picture), corner, "{orientation}");
        assert!(!picture.bytes().windows(4).any(|bytes| bytes == b"Exif" || bytes == b"31.2"));
    }
}

#[test]
fn what_is_transparent_is_white_paper() {
    let image = RgbaImage::from_fn(3, 1, |x, _| Rgba([200, 0, 0, [0, 128, 255][x as usize]]));
    let mut bytes = Vec::new();
    DynamicImage::ImageRgba8(image).write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
    let picture = Picture::read(&bytes).unwrap();
    let colours: Vec<[u8; 3]> = shown(&picture).pixels().map(|pixel| pixel.0).collect();
    assert_eq!(colours, [[255, 255, 255], [227, 127, 127], [200, 0, 0]]);
}

#[test]
fn greys_stay_greys() {
    let mut bytes = Vec::new();
    let grey = RgbImage::from_fn(4, 4, |x, _| Rgb([x as u8 * 60; 3]));
    DynamicImage::ImageRgb8(grey).write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
    assert!(Picture::read(&bytes).unwrap().is_grey(), "a screenshot without colour");
    let mut bytes = Vec::new();
    JpegEncoder::new(&mut bytes).encode(&[90; 64], 8, 8, ExtendedColorType::L8).unwrap();
    assert!(Picture::read(&bytes).unwrap().is_grey());
}

#[test]
fn no_picture_is_finer_than_print() {
    for (width, height, fits) in
        [(1843, 10, (1843, 10)), (3686, 100, (1843, 50)), (10, 5316, (5, 2658)), (9000, 9000, (1843, 1843))]
    {
        let image = DynamicImage::ImageLuma8(GrayPicture::new(width, height));
        let mut bytes = Vec::new();
        image.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
        let read = Picture::read(&bytes);
        if width * height > 51_000_000 {
            assert_eq!(read, Err(PictureFault::TooManyPixels { width, height }));
        } else {
            let picture = read.unwrap();
            assert_eq!((picture.width(), picture.height()), fits);
        }
    }
}

type GrayPicture = image::GrayImage;

#[test]
fn colours_of_another_kind_are_shown_by_srgb() {
    let jpeg = |profile: ColorProfile| {
        let mut bytes = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 100);
        encoder.set_icc_profile(profile.encode().unwrap()).unwrap();
        encoder.encode(&[60, 160, 60].repeat(64), 8, 8, ExtendedColorType::Rgb8).unwrap();
        bytes
    };
    let plain = Picture::read(&jpeg(ColorProfile::new_srgb())).unwrap();
    let wide = Picture::read(&jpeg(ColorProfile::new_display_p3())).unwrap();
    let (plain, wide) = (shown(&plain)[(3, 3)].0, shown(&wide)[(3, 3)].0);
    assert!(plain[0].abs_diff(60) < 5 && plain[1].abs_diff(160) < 5, "{plain:?}");
    assert!(wide[0] + 20 < plain[0] && wide[1] > plain[1], "a green more vivid than it says: {wide:?}");
}

#[cfg(feature = "embed")]
#[test]
fn rows_are_those_of_the_png() {
    let picture = Picture::of_greys(3, 2, vec![0, 9, 99, 1, 2, 3]).unwrap();
    assert_eq!(picture.encoding(), Encoding::Png);
    let mut unpacked = Vec::new();
    std::io::Read::read_to_end(&mut flate2::read::ZlibDecoder::new(&picture.packed_rows()[..]), &mut unpacked).unwrap();
    assert_eq!(unpacked.len(), 2 * (1 + 3), "each row after its filter");
    assert_eq!(Picture::of_greys(3, 2, vec![0; 5]), Err(PictureFault::Damaged));
}

#[test]
fn what_is_no_picture_is_called_what_it_is() {
    let named = |bytes: &[u8]| match Picture::read(bytes) {
        Err(PictureFault::NotAPicture(name)) => name,
        other => panic!("{other:?}"),
    };
    assert_eq!(named(b"GIF89a"), Some("GIF"));
    assert_eq!(named(b"RIFF\x10\0\0\0WEBPVP8 "), Some("WebP"));
    assert_eq!(named(b"\0\0\0\x18ftypheic"), Some("HEIC（苹果手机的照片）"));
    assert_eq!(named(b"%PDF-1.7"), Some("PDF"));
    assert_eq!(named("文字".as_bytes()), None);
    assert_eq!(named(b""), None);
}

#[test]
fn a_few_bytes_that_claim_gigabytes_are_not_unpacked() {
    let mut png = corner(8, 8, ImageFormat::Png);
    png[16..24].copy_from_slice(&[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
    assert_eq!(Picture::read(&png), Err(PictureFault::TooManyPixels { width: 65535, height: 65535 }));
    let mut jpeg = corner(8, 8, ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xff; 4]);
    assert_eq!(Picture::read(&jpeg), Err(PictureFault::TooManyPixels { width: 65535, height: 65535 }));
    assert_eq!(Picture::read(&vec![0; MAX_PICTURE_BYTES + 1]), Err(PictureFault::TooManyBytes));
}

#[test]
fn inks_and_rare_kinds_are_refused_by_name() {
    let jpeg = corner(8, 8, ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
    let changed = |at: usize, byte: u8| {
        let mut changed = jpeg.clone();
        changed[frame + at] = byte;
        Picture::read(&changed).unwrap_err()
    };
    assert_eq!(changed(9, 4), PictureFault::Cmyk);
    assert_eq!(changed(9, 2), PictureFault::Damaged);
    assert_eq!(changed(4, 12), PictureFault::RareJpeg);
    for marker in [0xc3, 0xc9, 0xcf] {
        assert_eq!(changed(1, marker), PictureFault::RareJpeg);
    }
}

#[test]
fn what_breaks_off_is_damaged() {
    for format in [ImageFormat::Png, ImageFormat::Jpeg] {
        let whole = corner(40, 40, format);
        assert!(Picture::read(&whole).is_ok());
        for length in [9, 30, whole.len() / 2, whole.len() * 3 / 4] {
            assert_eq!(Picture::read(&whole[..length]), Err(PictureFault::Damaged), "{format:?} {length}");
        }
    }
    let mut empty = corner(8, 8, ImageFormat::Png);
    empty[16..20].fill(0);
    assert_eq!(Picture::read(&empty), Err(PictureFault::Damaged));
}

#[test]
fn what_a_png_says_of_its_turn_is_heeded() {
    let mut bytes = Vec::new();
    let mut encoder = PngEncoder::new(&mut bytes);
    let exif = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    encoder.set_exif_metadata(exif).unwrap();
    encoder.write_image(&[1, 2, 3, 4, 5, 6], 3, 2, ExtendedColorType::L8).unwrap();
    let picture = Picture::read(&bytes).unwrap();
    assert_eq!((picture.width(), picture.height()), (2, 3));
    assert_eq!(shown(&picture)[(1, 0)].0[0], 1, "the first is at the top right");
}
