//! A picture in the sizes in which readers get it: the right way up, with nothing in it but its pixels.

use std::io::Cursor;

use domain::file::Kind;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

/// The most pixels of a picture, in millions: more than telephones take. Each needs four bytes here while it is made smaller, or eight.
pub const MOST_MEGAPIXELS: u64 = 40;

/// The most pixels of a side: a panorama.
pub const LONGEST_SIDE: u32 = 12_000;

/// The most bytes that a decoder may ask for: 40 million pixels with four channels of eight bits, and some of its own.
const MOST_MEMORY: u64 = 256 << 20;

/// Widths in pixels, the narrowest first: a telephone, a telephone with fine pixels, a screen.
const WIDTHS: [u32; 3] = [480, 960, 1600];

/// The widest that a telephone gets.
pub const PHONE: u32 = 960;

/// The most bytes of a picture for a telephone.
pub const MOST_FOR_A_PHONE: usize = 200_000;

/// The most bytes of a picture for a screen.
const MOST_FOR_A_SCREEN: usize = 600_000;

/// The quality of JPEG that is tried first.
const BEST: u8 = 82;

/// Qualities that are tried where that has too many bytes, the best first.
const BETWEEN: [u8; 3] = [70, 58, 46];

/// The least quality: below it a smaller picture looks better than a worse one.
const LEAST: u8 = 34;

/// A picture with fewer pixels than this on a side is not made smaller any more.
const SMALLEST: u32 = 32;

/// Why there are no sizes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmade {
    /// It has this width and height, and is not decoded.
    TooManyPixels(u32, u32),
    /// It is none of its kind, or not whole.
    Broken,
}

/// A picture in one size.
pub struct Made {
    /// JPEG or PNG.
    pub kind: Kind,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Width and height, as the head of the file says them: not a pixel of it is decoded.
pub fn extent(kind: Kind, bytes: &[u8]) -> Result<(u32, u32), Unmade> {
    let decoder = decoder(kind, bytes)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    let fits = width.max(height) <= LONGEST_SIDE && pixels <= MOST_MEGAPIXELS * 1_000_000 && decoder.total_bytes() <= MOST_MEMORY;
    match (width.min(height), fits) {
        (0, _) => Err(Unmade::Broken),
        (_, true) => Ok((width, height)),
        (_, false) => Err(Unmade::TooManyPixels(width, height)),
    }
}

fn decoder(kind: Kind, bytes: &[u8]) -> Result<impl ImageDecoder + '_, Unmade> {
    let format = match kind {
        Kind::Jpeg => ImageFormat::Jpeg,
        Kind::Png => ImageFormat::Png,
        Kind::Webp => ImageFormat::WebP,
        Kind::Gif => ImageFormat::Gif,
        Kind::Svg | Kind::Css | Kind::Pdf | Kind::Other => return Err(Unmade::Broken),
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    reader.into_decoder().map_err(|_| Unmade::Broken)
}

/// Width and height, and the sizes, the narrowest first. A picture is never made larger than it came, and one that moves stands as it stands
/// first.
pub fn sizes(kind: Kind, bytes: &[u8]) -> Result<((u32, u32), Vec<Made>), Unmade> {
    extent(kind, bytes)?;
    if kind == Kind::Jpeg && !is_whole(bytes) {
        return Err(Unmade::Broken);
    }
    let picture = decoded(kind, bytes)?;
    let whole = (picture.width(), picture.height());
    // What came as a photograph leaves as one; a drawing keeps its sharp edges where that is not dear.
    let may_be_png = kind != Kind::Jpeg;
    let mut widths: Vec<u32> = WIDTHS.into_iter().filter(|width| *width < whole.0).chain([whole.0.min(WIDTHS[2])]).collect();
    widths.dedup();
    let mut made: Vec<Made> = Vec::new();
    for width in widths {
        // One that was too large for its bytes may be no wider than the one before.
        let size = in_size(&picture, width, may_be_png)?;
        if made.iter().all(|known| known.width < size.width) {
            made.push(size);
        }
    }
    Ok((whole, made))
}

/// Whether a JPEG ends as one does. The decoder makes what is missing grey, and says nothing of it.
///
/// It is a row of marked segments with their lengths; after a start of scan come pixels up to the next mark, in which 0xff is followed by 0 or by
/// one of the eight marks that begin anew (ITU T.81, B.1.1).
fn is_whole(bytes: &[u8]) -> bool {
    const END: u8 = 0xd9;
    const SCAN: u8 = 0xda;
    let mut at = 2;
    while let Some(mark) = bytes.get(at..at + 2) {
        match mark[1] {
            _ if mark[0] != 0xff => return false,
            END => return true,
            // One 0xff more before a mark fills up.
            0xff => at += 1,
            0x01 | 0xd0..=0xd8 => at += 2,
            mark => {
                let Some(length) = bytes.get(at + 2..at + 4) else { return false };
                at += 2 + usize::from(u16::from_be_bytes([length[0], length[1]]));
                if mark == SCAN {
                    let pixels = bytes.get(at..).unwrap_or_default();
                    let ends = |two: &[u8]| two[0] == 0xff && !matches!(two[1], 0 | 0xd0..=0xd7);
                    let Some(length) = pixels.windows(2).position(ends) else { return false };
                    at += length;
                }
            }
        }
    }
    false
}

/// The pixels, the right way up.
fn decoded(kind: Kind, bytes: &[u8]) -> Result<DynamicImage, Unmade> {
    let mut decoder = decoder(kind, bytes)?;
    // What cannot be read of it says nothing of how the picture was held.
    let turned = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| Unmade::Broken)?;
    picture.apply_orientation(turned);
    let seen_through = picture.color().has_alpha() && picture.to_rgba8().pixels().any(|pixel| pixel.0[3] < u8::MAX);
    Ok(if seen_through { DynamicImage::ImageRgba8(picture.into_rgba8()) } else { DynamicImage::ImageRgb8(picture.into_rgb8()) })
}

fn in_size(picture: &DynamicImage, width: u32, may_be_png: bool) -> Result<Made, Unmade> {
    let most = if width <= PHONE { MOST_FOR_A_PHONE } else { MOST_FOR_A_SCREEN };
    let mut small = scaled(picture, width);
    if may_be_png {
        let mut bytes = Vec::new();
        small.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).map_err(|_| Unmade::Broken)?;
        if bytes.len() <= most {
            return Ok(Made { kind: Kind::Png, width: small.width(), height: small.height(), bytes });
        }
    }
    loop {
        let flat = on_white(&small);
        let made = |bytes| Ok(Made { kind: Kind::Jpeg, width: flat.width(), height: flat.height(), bytes });
        let best = jpeg(&flat, BEST)?;
        if best.len() <= most {
            return made(best);
        }
        let least = jpeg(&flat, LEAST)?;
        if least.len() <= most || flat.width().min(flat.height()) < SMALLEST {
            for quality in BETWEEN {
                let bytes = jpeg(&flat, quality)?;
                if bytes.len() <= most {
                    return made(bytes);
                }
            }
            return made(least);
        }
        // So many fewer pixels as there are too many bytes, and a few more.
        let per_mille = (most as u64 * 900_000 / least.len() as u64).isqrt().min(900);
        small = scaled(&small, small.width() * u32::try_from(per_mille).unwrap_or(900) / 1000);
    }
}

/// The picture in this width, or as wide as it is.
fn scaled(picture: &DynamicImage, width: u32) -> DynamicImage {
    if width >= picture.width() {
        return picture.clone();
    }
    let height = |width: u32| {
        let height = u64::from(picture.height()) * u64::from(width) / u64::from(picture.width());
        u32::try_from(height).unwrap_or(u32::MAX).max(1)
    };
    // Far smaller goes by whole boxes of pixels first, which is quick; the last half is done with care.
    let near = width * 2;
    let boxed = (near < picture.width()).then(|| picture.thumbnail_exact(near, height(near)));
    boxed.as_ref().unwrap_or(picture).resize_exact(width, height(width), FilterType::CatmullRom)
}

/// What can be seen through has the white of paper behind it.
fn on_white(picture: &DynamicImage) -> RgbImage {
    let DynamicImage::ImageRgba8(pixels) = picture else { return picture.to_rgb8() };
    let mut flat = RgbImage::new(pixels.width(), pixels.height());
    for (pixel, flat) in pixels.pixels().zip(flat.pixels_mut()) {
        let [red, green, blue, alpha] = pixel.0.map(u32::from);
        let mixed = |channel: u32| u8::try_from((channel * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX);
        flat.0 = [mixed(red), mixed(green), mixed(blue)];
    }
    flat
}

fn jpeg(picture: &RgbImage, quality: u8) -> Result<Vec<u8>, Unmade> {
    let side = |pixels: u32| u16::try_from(pixels).map_err(|_| Unmade::Broken);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, quality);
    // Colours at half the width and height: what eyes miss least. Tables made for the picture would save a twentieth more, but with both
    // this encoder writes files that not every decoder reads as they are.
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder.encode(picture.as_raw(), side(picture.width())?, side(picture.height())?, ColorType::Rgb).map_err(|_| Unmade::Broken)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pixels that no encoder finds an order in.
    fn noise(width: u32, height: u32) -> DynamicImage {
        let mut state = 0x2545_f491_u32;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            state.to_le_bytes()[1]
        };
        DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |_, _| image::Rgb([next(), next(), next()])))
    }

    fn png(picture: &DynamicImage) -> Vec<u8> {
        let mut bytes = Vec::new();
        picture.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
        bytes
    }

    fn of(kind: Kind, bytes: &[u8]) -> Vec<(Kind, u32, u32)> {
        sizes(kind, bytes).unwrap().1.iter().map(|made| (made.kind, made.width, made.height)).collect()
    }

    #[test]
    fn a_picture_comes_in_sizes_and_is_never_made_larger() {
        let drawing = |width, height| png(&DynamicImage::ImageRgb8(RgbImage::from_pixel(width, height, image::Rgb([200, 30, 30]))));
        assert_eq!(of(Kind::Png, &drawing(1000, 500)), [(Kind::Png, 480, 240), (Kind::Png, 960, 480), (Kind::Png, 1000, 500)]);
        assert_eq!(of(Kind::Png, &drawing(300, 10)), [(Kind::Png, 300, 10)]);
        assert_eq!(of(Kind::Png, &drawing(960, 960)), [(Kind::Png, 480, 480), (Kind::Png, 960, 960)]);
    }

    #[test]
    fn noise_for_a_phone_fits_all_the_same() {
        let (_, made) = sizes(Kind::Png, &png(&noise(1300, 900))).unwrap();
        assert!(made.iter().all(|made| made.kind == Kind::Jpeg && made.bytes.len() <= MOST_FOR_A_SCREEN));
        assert!(made.iter().filter(|made| made.width <= PHONE).all(|made| made.bytes.len() <= MOST_FOR_A_PHONE));
        assert!(made.windows(2).all(|pair| pair[0].width < pair[1].width));
    }

    #[test]
    fn what_can_be_seen_through_stays_so_where_it_is_small_and_is_on_white_else() {
        let mut logo = image::RgbaImage::from_pixel(200, 100, image::Rgba([0, 0, 0, 0]));
        logo.put_pixel(5, 5, image::Rgba([255, 0, 0, 255]));
        let made = sizes(Kind::Png, &png(&DynamicImage::ImageRgba8(logo))).unwrap().1;
        assert!(image::load_from_memory(&made[0].bytes).unwrap().color().has_alpha());
        let mut dear = noise(700, 700).into_rgba8();
        dear.pixels_mut().take(700 * 350).for_each(|pixel| pixel.0[3] = 0);
        let made = sizes(Kind::Png, &png(&DynamicImage::ImageRgba8(dear))).unwrap().1;
        assert_eq!(made[0].kind, Kind::Jpeg);
        let shown = image::load_from_memory(&made[0].bytes).unwrap().into_rgb8();
        assert!(shown.get_pixel(20, 20).0.iter().all(|channel| *channel > 240), "{:?}", shown.get_pixel(20, 20));
    }

    #[test]
    fn what_a_gif_says_is_bounded_whatever_its_first_view_says() {
        // A screen, two colours, and a first view on it with pixels that are not there.
        let gif = |screen: u16, view: u16| {
            let pair = |side: u16| [side.to_le_bytes(), side.to_le_bytes()].concat();
            let colours = b"\x80\0\0\0\0\0\xff\xff\xff".to_vec();
            [b"GIF89a".to_vec(), pair(screen), colours, b"\x2c\0\0\0\0".to_vec(), pair(view), b"\0\x02\x02\x4c\x01\0\x3b".to_vec()].concat()
        };
        let made = |screen, view| sizes(Kind::Gif, &gif(screen, view)).map(|((width, height), made)| (width, height, made.len()));
        assert_eq!(made(1, 1), Ok((1, 1, 1)));
        assert_eq!(made(20_000, 1), Err(Unmade::TooManyPixels(20_000, 20_000)));
        assert_eq!(made(10, 60_000), Err(Unmade::Broken), "more memory than there is for it");
        assert_eq!(made(10, 10), Err(Unmade::Broken), "not all of it is there");
    }

    #[test]
    fn too_many_pixels_are_refused_by_the_head_alone() {
        // The head of a PNG, whose pixels are not even there.
        let mut head = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        head.extend([20_000_u32.to_be_bytes(), 20_000_u32.to_be_bytes()].concat());
        head.extend([8, 2, 0, 0, 0]);
        let sum = {
            let mut crc = flate2::Crc::new();
            crc.update(&head[12..]);
            crc.sum()
        };
        head.extend(sum.to_be_bytes());
        head.extend(b"\0\0\0\0IDAT\x35\xaf\x06\x1e");
        assert_eq!(extent(Kind::Png, &head), Err(Unmade::TooManyPixels(20_000, 20_000)));
        assert_eq!(extent(Kind::Jpeg, &head), Err(Unmade::Broken));
        assert_eq!(sizes(Kind::Png, b"nothing").map(|_| ()), Err(Unmade::Broken));
    }
}
