//! An event's one colour: kept in hue, moved in lightness until it can be read on every ground of the pages, light and dark.
//!
//! Contrast is WCAG 2.2's (relative luminance of sRGB); lightness is that of OKLCH (Ottosson 2020), in which a hue stays the hue that people
//! see while it gets lighter or darker.

use std::fmt::Write as _;

use axum::extract::RawQuery;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use domain::Event;
use domain::site::Colour;
use words::Words;

use crate::assets;
use crate::page::Packed;
use crate::reader::Reader;

/// The least contrast of text with its ground (WCAG 2.2, 1.4.3).
pub const LEAST: f64 = 4.5;

/// The colours on which links and buttons stand: of the page, of fields and the open sheet, and of one's own line. As in `tokens.css`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark letters on light paper.
    Light,
    /// Light letters on a dark screen.
    Dark,
}

impl Theme {
    /// Page, sheet and wash.
    pub const fn grounds(self) -> [[u8; 3]; 3] {
        match self {
            Self::Light => [[0xf3, 0xf5, 0xf2], [0xff, 0xff, 0xff], [0xdc, 0xeb, 0xe4]],
            Self::Dark => [[0x0f, 0x17, 0x16], [0x17, 0x21, 0x1f], [0x18, 0x35, 0x2e]],
        }
    }
}

/// The colour itself where it can be read, else the nearest in lightness of the same hue that can.
pub fn fitted(colour: Colour, theme: Theme) -> Colour {
    const STEPS: u32 = 1_000;
    if is_read(colour, theme) {
        return colour;
    }
    let Lch { lightness, chroma, hue } = Lch::of(colour);
    // Away from the ground, step by step; black and white at the end can always be read.
    let (end, by) = match theme {
        Theme::Light => (0.0, Colour::of([0; 3])),
        Theme::Dark => (1.0, Colour::of([255; 3])),
    };
    (1..=STEPS)
        .map(|step| lightness + (end - lightness) * f64::from(step) / f64::from(STEPS))
        .map(|lightness| Lch { lightness, chroma, hue }.shown())
        .find(|shown| is_read(*shown, theme))
        .unwrap_or(by)
}

fn is_read(colour: Colour, theme: Theme) -> bool {
    theme.grounds().into_iter().all(|ground| contrast(colour.channels(), ground) >= LEAST)
}

/// Contrast of two colours, from 1 to 21 (WCAG 2.2).
pub fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(channels: [u8; 3]) -> f64 {
    let [red, green, blue] = channels.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// A channel of sRGB as light (IEC 61966-2-1).
fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

/// Light as a channel of sRGB, from 0 to 1 where a screen can show it.
fn encoded(light: f64) -> f64 {
    if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 }
}

/// A colour in OKLCH.
#[derive(Clone, Copy, Debug)]
struct Lch {
    /// From 0, black, to 1, white.
    lightness: f64,
    /// From 0, grey, to about 0.37.
    chroma: f64,
    /// In radians.
    hue: f64,
}

impl Lch {
    fn of(colour: Colour) -> Self {
        let [red, green, blue] = colour.channels().map(linear);
        let long = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
        let middle = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
        let short = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
        let lightness = 0.210_454_255_3 * long + 0.793_617_785_0 * middle - 0.004_072_046_8 * short;
        let a = 1.977_998_495_1 * long - 2.428_592_205_0 * middle + 0.450_593_709_9 * short;
        let b = 0.025_904_037_1 * long + 0.782_771_766_2 * middle - 0.808_675_766_0 * short;
        Self { lightness, chroma: a.hypot(b), hue: b.atan2(a) }
    }

    /// Red, green and blue, from 0 to 1 where a screen can show them.
    fn channels(self) -> [f64; 3] {
        let (a, b) = (self.chroma * self.hue.cos(), self.chroma * self.hue.sin());
        let long = (self.lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let middle = (self.lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let short = (self.lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
        [
            4.076_741_662_1 * long - 3.307_711_591_3 * middle + 0.230_969_929_2 * short,
            -1.268_438_004_6 * long + 2.609_757_401_1 * middle - 0.341_319_396_5 * short,
            -0.004_196_086_3 * long - 0.703_418_614_7 * middle + 1.707_614_701_0 * short,
        ]
        .map(encoded)
    }

    fn is_on_screens(self) -> bool {
        // As near as eight bits tell apart.
        const NEAR: f64 = 0.5 / 255.0;
        self.channels().into_iter().all(|channel| (-NEAR..=1.0 + NEAR).contains(&channel))
    }

    /// The colour on a screen; greyer where no screen is that colourful at this lightness.
    fn shown(self) -> Colour {
        let (mut grey, mut wanted) = (0.0, self.chroma);
        if !self.is_on_screens() {
            for _ in 0..20 {
                let between = f64::midpoint(grey, wanted);
                if (Self { chroma: between, ..self }).is_on_screens() { grey = between } else { wanted = between }
            }
            wanted = grey;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between 0 and 255")]
        let byte = |channel: f64| (channel.clamp(0.0, 1.0) * 255.0).round() as u8;
        Colour::of(Self { chroma: wanted, ..self }.channels().map(byte))
    }
}

/// What was changed about a colour, each in a sentence.
pub fn told(w: Words, colour: Colour) -> Vec<String> {
    let changed = |theme| Some(fitted(colour, theme)).filter(|fitted| *fitted != colour).map(|fitted| fitted.to_string());
    let asked = colour.to_string();
    let light = changed(Theme::Light).map(|fitted| w.site_accent_too_light(asked.as_str(), fitted));
    let dark = changed(Theme::Dark).map(|fitted| w.site_accent_too_dark(asked.as_str(), fitted));
    light.into_iter().chain(dark).collect()
}

/// The address of an event's own colours, where it has one; another one after each change.
pub fn address(event: &Event, slug: &str) -> Option<String> {
    event.site.look.accent?;
    Some(format!("/{slug}/look.css?v={}", version(event)))
}

fn version(event: &Event) -> String {
    format!("{}-{}", assets::version(), event.site.dressed.map_or(0, |(seq, _)| seq))
}

/// An event's own colours, as the style sheet after all others. Paper stays black and white.
pub async fn sheet(reader: Reader, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    let event = &reader.view.event;
    let mut css = String::new();
    if let Some(accent) = event.site.look.accent {
        let (light, dark) = (fitted(accent, Theme::Light), fitted(accent, Theme::Dark));
        let _ = write!(
            css,
            "@media screen {{\n:root {{ --accent: {light}; }}\n:root[data-theme=\"dark\"] {{ --accent: {dark}; }}\n}}\n\
             @media screen and (prefers-color-scheme: dark) {{\n:root:where(:not([data-theme=\"light\"])) {{ --accent: {dark}; }}\n}}\n"
        );
    }
    let version = version(event);
    let mut response = Packed::named(css, &version).respond(&headers, "text/css; charset=utf-8").into_response();
    if query.as_deref().and_then(|query| query.strip_prefix("v=")) == Some(version.as_str()) {
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const THEMES: [Theme; 2] = [Theme::Light, Theme::Dark];

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn contrast_is_as_it_is_measured() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
        assert!((contrast([0x77; 3], [255; 3]) - 4.478).abs() < 0.001);
        // The table in which the colours of the pages were chosen.
        for (colour_, ground, said) in
            [("#0b5b4c", [0xf3, 0xf5, 0xf2], 7.3), ("#0b5b4c", [255; 3], 8.0), ("#7bd0b4", [0x0f, 0x17, 0x16], 10.0)]
        {
            assert!((contrast(colour(colour_).channels(), ground) - said).abs() < 0.06, "{colour_}");
        }
    }

    #[test]
    fn the_grounds_are_those_of_the_pages() {
        let css = include_str!("../assets/tokens.css");
        let (light, dark) = css.split_once("[data-theme=\"dark\"]").unwrap();
        for (theme, text) in [(Theme::Light, light), (Theme::Dark, dark)] {
            for (name, ground) in ["--ground", "--sheet", "--wash"].into_iter().zip(theme.grounds()) {
                let written = text.split_once(&format!("{name}: ")).unwrap().1.split(';').next().unwrap();
                assert_eq!(colour(written).channels(), ground, "{name}");
            }
        }
    }

    #[test]
    fn what_can_be_read_stays_and_what_cannot_keeps_its_hue() {
        assert_eq!(fitted(colour("#0b5b4c"), Theme::Light), colour("#0b5b4c"));
        assert_eq!(fitted(colour("#7bd0b4"), Theme::Dark), colour("#7bd0b4"));
        for loud in ["#ffd400", "#ff00aa", "#00ffff", "#0000ff", "#e43633"] {
            for theme in THEMES {
                let (asked, got) = (Lch::of(colour(loud)), Lch::of(fitted(colour(loud), theme)));
                let turned = (asked.hue - got.hue).abs().to_degrees();
                assert!(turned.min(360.0 - turned) < 4.0 || got.chroma < 0.03, "{loud} in {theme:?}: {turned} degrees");
            }
        }
    }

    proptest! {
        #[test]
        fn every_colour_can_be_read_on_every_ground(channels: [u8; 3]) {
            for theme in THEMES {
                let fitted = fitted(Colour::of(channels), theme);
                for ground in theme.grounds() {
                    prop_assert!(contrast(fitted.channels(), ground) >= LEAST, "{:?} is {} in {:?}", channels, fitted, theme);
                }
            }
        }

        #[test]
        fn a_colour_there_and_back_is_the_same(channels: [u8; 3]) {
            prop_assert_eq!(Lch::of(Colour::of(channels)).shown().channels(), channels);
        }
    }
}
