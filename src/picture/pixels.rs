//! Pixels unpacked, made fit for print, and packed again.

use std::io::Cursor;

use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::{self, CompressionType, PngDecoder, PngEncoder};
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, ImageDecoder, ImageFormat, ImageResult, Limits, Rgb, RgbImage, Rgba};
use moxcms::{ColorProfile, DataColorSpace, Layout, RenderingIntent, TransformOptions};

use super::jpeg::{self, Frame};
use super::{Encoding, FINEST, Picture, PictureFault};

/// The quality of a JPEG that is packed again, of 100: no loss shows at 300 pixels to the inch.
const QUALITY: u8 = 92;

/// What a PNG may take besides its pixels, in bytes.
const MOST_BESIDES: u64 = 64 << 20;

/// A JPEG as it is, without what is added to it, if that is fit; else made fit.
pub(super) fn of_jpeg(bytes: &[u8], frame: &Frame) -> Result<Picture, PictureFault> {
    let unpacked = Unpacked::read(JpegDecoder::new(Cursor::new(bytes)));
    let Unpacked { image, orientation, conversion } = unpacked.map_err(|_| PictureFault::Damaged)?;
    let (width, height) = (image.width(), image.height());
    let is_fit = orientation == Orientation::NoTransforms && conversion.is_none() && !frame.is_rgb;
    if is_fit && fitted(width, height, orientation) == (width, height) {
        let is_grey = frame.components == 1;
        return Ok(Picture { encoding: Encoding::Jpeg, width, height, is_grey, bytes: jpeg::bare(bytes).into() });
    }
    packed(&fit(image, orientation, conversion.as_ref()), Encoding::Jpeg)
}

/// A PNG made fit.
pub(super) fn of_png(bytes: &[u8]) -> Result<Picture, PictureFault> {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_BESIDES);
    let unpacked = Unpacked::read(PngDecoder::with_limits(Cursor::new(bytes), limits));
    let Unpacked { image, orientation, conversion } = unpacked.map_err(|_| PictureFault::Damaged)?;
    packed(&without_colour(fit(image, orientation, conversion.as_ref())), Encoding::Png)
}

/// Greys, packed as PNG as closely as can be: of drawings that is without filters.
pub(super) fn of_greys(width: u32, height: u32, greys: Vec<u8>) -> Result<Picture, PictureFault> {
    let image = GrayImage::from_raw(width, height, greys).ok_or(PictureFault::Damaged)?;
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, png::FilterType::NoFilter);
    image.write_with_encoder(encoder).map_err(|_| PictureFault::Damaged)?;
    Ok(Picture { encoding: Encoding::Png, width, height, is_grey: true, bytes: bytes.into() })
}

/// A picture as it was unpacked.
struct Unpacked {
    image: DynamicImage,
    /// How it is to be turned (EXIF).
    orientation: Orientation,
    /// The profile of its colours, if they are others than those of sRGB.
    conversion: Option<ColorProfile>,
}

impl Unpacked {
    fn read(decoder: ImageResult<impl ImageDecoder>) -> ImageResult<Self> {
        let mut decoder = decoder?;
        let orientation = decoder.orientation()?;
        let profile = decoder.icc_profile()?;
        let conversion = profile.and_then(|profile| other_than_srgb(&profile));
        Ok(Self { image: DynamicImage::from_decoder(decoder)?, orientation, conversion })
    }
}

/// What a picture is to be converted by: a profile of red, green and blue that shows some colour otherwise than sRGB.
/// One that is damaged says nothing.
fn other_than_srgb(profile: &[u8]) -> Option<ColorProfile> {
    const STEPS: [u8; 6] = [0, 51, 102, 153, 204, 255];
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    if profile.color_space != DataColorSpace::Rgb {
        return None;
    }
    let mut colours = Vec::new();
    for red in STEPS {
        for green in STEPS {
            colours.extend(STEPS.into_iter().flat_map(|blue| [red, green, blue]));
        }
    }
    let shown = converted(&colours, &profile)?;
    let differs = colours.iter().zip(&shown).any(|(one, other)| one.abs_diff(*other) > 3);
    differs.then_some(profile)
}

/// Samples of red, green and blue in the colours of sRGB.
fn converted(samples: &[u8], profile: &ColorProfile) -> Option<Vec<u8>> {
    let options = TransformOptions { rendering_intent: RenderingIntent::RelativeColorimetric, ..<_>::default() };
    let transform = profile.create_transform_8bit(Layout::Rgb, &ColorProfile::new_srgb(), Layout::Rgb, options).ok()?;
    let mut shown = vec![0; samples.len()];
    transform.transform(samples, &mut shown).ok()?;
    Some(shown)
}

/// A picture opaque, no finer than print, in sRGB or grey, and upright.
fn fit(image: DynamicImage, orientation: Orientation, profile: Option<&ColorProfile>) -> DynamicImage {
    let mut image = scaled(on_white(image), orientation);
    if let (DynamicImage::ImageRgb8(colours), Some(profile)) = (&mut image, profile)
        && let Some(shown) = converted(colours, profile)
    {
        colours.copy_from_slice(&shown);
    }
    image.apply_orientation(orientation);
    image
}

/// The width and height of a picture that is no finer than print once it is upright.
fn fitted(width: u32, height: u32, orientation: Orientation) -> (u32, u32) {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    let lies = matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH);
    let (most_wide, most_high) = if lies { (FINEST.1, FINEST.0) } else { FINEST };
    if width <= most_wide && height <= most_high {
        return (width, height);
    }
    let [width, height, most_wide, most_high] = [width, height, most_wide, most_high].map(u64::from);
    let (wide, high) = if width * most_high >= height * most_wide {
        (most_wide, (height * most_wide + width / 2) / width)
    } else {
        ((width * most_high + height / 2) / height, most_high)
    };
    (wide.max(1) as u32, high.max(1) as u32)
}

/// A picture with no more pixels than print shows.
fn scaled(image: DynamicImage, orientation: Orientation) -> DynamicImage {
    let (width, height) = fitted(image.width(), image.height(), orientation);
    if (width, height) == (image.width(), image.height()) {
        return image;
    }
    // A plain mean of neighbours first, where there are many: the finer way would hold four numbers for each pixel.
    let near = if image.width() / 4 >= width { image.thumbnail_exact(width * 2, height * 2) } else { image };
    near.resize_exact(width, height, FilterType::CatmullRom)
}

/// A picture on white paper, of eight bits a sample.
fn on_white(image: DynamicImage) -> DynamicImage {
    let over_white = |sample: u8, alpha: u8| {
        let alpha = u32::from(alpha);
        ((u32::from(sample) * alpha + 255 * (255 - alpha) + 127) / 255) as u8
    };
    match (image.color().has_color(), image.color().has_alpha()) {
        (false, false) => DynamicImage::ImageLuma8(image.into_luma8()),
        (true, false) => DynamicImage::ImageRgb8(image.into_rgb8()),
        (false, true) => {
            let pixels = image.into_luma_alpha8();
            let grey = |x, y| image::Luma([over_white(pixels[(x, y)].0[0], pixels[(x, y)].0[1])]);
            DynamicImage::ImageLuma8(GrayImage::from_fn(pixels.width(), pixels.height(), grey))
        }
        (true, true) => {
            let pixels = image.into_rgba8();
            let colour = |x, y| {
                let Rgba([red, green, blue, alpha]) = pixels[(x, y)];
                Rgb([red, green, blue].map(|sample| over_white(sample, alpha)))
            };
            DynamicImage::ImageRgb8(RgbImage::from_fn(pixels.width(), pixels.height(), colour))
        }
    }
}

/// A picture that has no colour, as one of greys: it is then printed in black alone.
fn without_colour(image: DynamicImage) -> DynamicImage {
    match image {
        DynamicImage::ImageRgb8(pixels) if pixels.pixels().all(|Rgb([r, g, b])| r == g && g == b) => {
            DynamicImage::ImageLuma8(GrayImage::from_fn(pixels.width(), pixels.height(), |x, y| {
                image::Luma([pixels[(x, y)].0[0]])
            }))
        }
        other => other,
    }
}

fn packed(image: &DynamicImage, encoding: Encoding) -> Result<Picture, PictureFault> {
    let mut bytes = Vec::new();
    let written = match encoding {
        Encoding::Jpeg => JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(image),
        Encoding::Png => image.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png),
    };
    written.map_err(|_| PictureFault::Damaged)?;
    let is_grey = !image.color().has_color();
    Ok(Picture { encoding, width: image.width(), height: image.height(), is_grey, bytes: bytes.into() })
}
