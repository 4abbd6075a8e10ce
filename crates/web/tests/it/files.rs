//! Files of an event's site: brought in by coordinators, shown in sizes, given out under addresses of their own.

use std::io::Cursor;

use domain::file::FilePath;
use domain::{Command, Role};
use image::{ImageFormat, Rgb, RgbImage};
use jpeg_encoder::{ColorType, Encoder};

use crate::client::{Answer, Guest};
use crate::house::House;

const FILES: &str = "/paris-2018/site/files";

/// Pixels in which no encoder finds an order.
fn noise(width: u32, height: u32) -> RgbImage {
    let mut state = 0x1d87_2b41_u32;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state.to_le_bytes()[2]
    };
    RgbImage::from_fn(width, height, |_, _| Rgb([next(), next(), next()]))
}

/// A photograph: upright it is 60 wide and 80 high, and it says where it was taken.
fn photograph(picture: &RgbImage) -> Vec<u8> {
    // TIFF 6.0: a head, one directory with a description, the orientation (6: the camera was turned) and the place (Exif 2.32).
    let said = b"Taken at 48.8722 N 2.3431 E\0";
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x02\0".to_vec();
    exif.extend([&[0x0e, 0x01, 2, 0][..], &u32::try_from(said.len()).unwrap().to_le_bytes(), &38_u32.to_le_bytes()].concat());
    exif.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]);
    exif.extend([0, 0, 0, 0]);
    exif.extend(said);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 92);
    encoder.add_app_segment(1, exif).unwrap();
    let (width, height) = (picture.width().try_into().unwrap(), picture.height().try_into().unwrap());
    encoder.encode(picture.as_raw(), width, height, ColorType::Rgb).unwrap();
    bytes
}

fn png(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
    bytes
}

fn bring(guest: &mut Guest, house: &House, files: &[(&str, &[u8])]) -> Answer {
    guest.send_files(FILES, &[("seq", &house.seq().to_string())], files)
}

fn write(mara: &mut Guest, path: &str, text: &str) -> Answer {
    let form = mara.form("/paris-2018/site/new", "/site/pages").set("title", "The hall").set("path", path).set("text", text);
    form.press("", "")
}

/// What stands in the attributes of this name, in order.
fn attributes(html: &str, name: &str) -> Vec<String> {
    html.split(&format!(" {name}=\"")).skip(1).map(|rest| rest.split('"').next().unwrap().replace("&amp;", "&")).collect()
}

fn article(page: &Answer) -> String {
    page.body.split_once("<article").unwrap().1.split("</article>").next().unwrap().to_owned()
}

#[test]
fn a_picture_is_brought_in_and_shown_in_sizes_that_a_phone_can_load() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    assert!(mara.page("/paris-2018/site").body.contains(FILES));
    let picture = noise(1620, 1080);
    assert_eq!(bring(&mut mara, &house, &[("Hall 1.JPG", &photograph(&picture)), ("notes.txt", b"one")]).location(), FILES);
    let list = mara.page(FILES);
    assert!(
        list.text().contains("assets/Hall-1.jpg") && list.text().contains("1080 × 1620 pixels") && list.text().contains("Not used yet")
    );

    write(&mut mara, "hall", "![The hall](assets/Hall-1.jpg) and [notes](/assets/notes.txt)").location();
    let body = article(&house.visitor().page("/paris-2018/about/hall"));
    for said in [" alt=\"The hall\"", " loading=\"lazy\"", "<picture><source media="] {
        assert!(body.contains(said), "{said}: {body}");
    }
    let sets = attributes(&body, "srcset");
    let of = |set: &str| -> Vec<(String, u32)> {
        let one = |part: &str| {
            let (address, width) = part.split_once(' ').unwrap();
            (address.to_owned(), width.trim_end_matches('w').parse().unwrap())
        };
        set.split(", ").map(one).collect()
    };
    let (phone, all) = (of(&sets[0]), of(&sets[1]));
    assert!(phone.iter().all(|(_, width)| *width <= 960) && phone.len() == 2 && all.len() == 3, "{sets:?}");
    // A telephone that lies is wider than a tablet that stands, and lower than any other screen.
    assert!(body.contains(" media=\"(max-width: 47.99rem), (max-height: 30rem)\""), "{body}");
    // It has its room before it is there: as wide as the widest of it, which of such noise is less wide than it came.
    let (_, widest) = all[2];
    assert!((961..1080).contains(&widest) && body.contains(&format!(" width=\"{widest}\" height=\"{}\"", widest * 3 / 2)), "{body}");
    for (address, width) in &all {
        let shown = house.visitor().get(address);
        assert_eq!((shown.status, shown.header("content-type")), (200, "image/jpeg"), "{address}");
        assert!(*width > 960 || shown.bytes.len() <= 200_000, "{width}: {} bytes", shown.bytes.len());
        let read = image::load_from_memory(&shown.bytes).unwrap();
        // The right way up, as it was held, and with nothing that says where.
        assert!(read.width() == *width && read.height() > read.width());
        let holds = |word: &[u8]| shown.bytes.windows(word.len()).any(|part| part == word);
        assert!(!holds(b"48.8722") && !holds(b"Exif"), "{address}");
        assert!(shown.header("cache-control").contains("immutable") && shown.header("x-content-type-options") == "nosniff");
    }
    // What came is kept for the folder, and given to nobody.
    let view = house.view();
    let filed = &view.event.site.files[&FilePath::parse("assets/Hall-1.jpg").unwrap()].filed;
    assert_eq!(house.ledger.file("paris-2018", filed.hash).wait().unwrap(), Some(photograph(&picture)));
    assert_eq!(house.visitor().get(&format!("/paris-2018/files/{}/hall.jpg", filed.hash.short())).status, 404);
    // A browser that has it is told so.
    let first = house.visitor().get(&all[0].0);
    assert_eq!(house.visitor().saying("If-None-Match", first.header("etag")).get(&all[0].0).status, 304);
    let notes = attributes(&body, "href").into_iter().find(|href| href.ends_with("notes.txt")).unwrap();
    assert!(house.visitor().get(&notes).header("content-disposition").starts_with("attachment"));
    assert!(mara.page(FILES).text().contains("Used here: The hall"));
}

#[test]
fn only_what_the_site_has_is_given_out_and_only_the_team_brings_in() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let drawing = png(&RgbImage::from_pixel(20, 10, Rgb([9, 9, 9])));
    for role in [Role::Visitor, Role::Participant, Role::Greeter] {
        let mut guest = if role == Role::Visitor { house.visitor() } else { house.guest(role) };
        assert_eq!(bring(&mut guest, &house, &[("a.png", &drawing)]).status, 403, "{}", role.word());
        assert_eq!(guest.get(FILES).status, 403);
    }
    let seq = house.seq();
    assert_eq!(house.visitor().get(&format!("/paris-2018/files/{}/a.png", "0".repeat(20))).status, 404);
    // Bytes that are kept, and that no change names.
    let stray = house.ledger.put_file("paris-2018", domain::Actor::ORGANISER, b"stray".to_vec()).wait().unwrap();
    assert_eq!(house.visitor().get(&format!("/paris-2018/files/{}/a.txt", stray.short())).status, 404);
    bring(&mut mara, &house, &[("a.png", &drawing)]).location();
    let address = |house: &House| {
        let view = house.view();
        let file = view.event.site.files.get(&FilePath::parse("assets/a.png").unwrap())?;
        Some(format!("/paris-2018/files/{}/a.png", file.filed.sizes[0].hash.short()))
    };
    let there = address(&house).unwrap();
    assert_eq!(house.visitor().get(&there).status, 200);
    // Taken off it is gone for everybody, and undone it is back.
    mara.form(FILES, "/site/files/remove").send().location();
    assert_eq!((address(&house), house.visitor().get(&there).status), (None, 404));
    let undo = domain::history::Command::Undo { change: house.seq(), anyway: false };
    let order = ledger::Order::new(domain::CommandId(domain::Id::from_bits(77)), domain::Actor::ORGANISER);
    house.ledger.ask("paris-2018", order.with(Command::History(undo))).wait().unwrap();
    assert_eq!((address(&house), house.visitor().get(&there).status), (Some(there.clone()), 200));
    assert!(mara.page("/paris-2018/history").text().contains("put the file assets/a.png on the site"), "{seq}");
}

#[test]
fn what_is_not_what_it_says_is_refused_whole_and_said_in_sentences() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let before = house.seq();
    let mut bomb = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x4e\x20\0\0\x4e\x20\x08\x02\0\0\0".to_vec();
    let mut sum = flate2::Crc::new();
    sum.update(&bomb[12..]);
    bomb.extend(sum.sum().to_be_bytes());
    bomb.extend(b"\0\0\0\0IDAT\x35\xaf\x06\x1e");
    let good = png(&RgbImage::from_pixel(20, 10, Rgb([9, 9, 9])));
    let whole = photograph(&noise(64, 64));
    let half = &whole[..400];
    // All of the head is there, and not all of the pixels.
    let cut = |bytes: &[u8]| bytes[..bytes.len() * 9 / 10].to_vec();
    let mut webp = Vec::new();
    noise(64, 64).write_to(&mut Cursor::new(&mut webp), ImageFormat::WebP).unwrap();
    let [cut_jpeg, cut_png, cut_webp] = [cut(&whole), cut(&png(&noise(64, 64))), cut(&webp)];
    for (name, bytes, said) in [
        ("huge.png", bomb.as_slice(), "20000 × 20000 pixels"),
        ("page.jpg", b"<html><script>alert(1)</script>".as_slice(), "not what its name says"),
        ("half.jpg", half, "cannot be read as a picture"),
        ("cut.jpg", &cut_jpeg, "cannot be read as a picture. Perhaps it did not arrive whole"),
        ("cut.png", &cut_png, "cannot be read as a picture"),
        ("cut.webp", &cut_webp, "cannot be read as a picture"),
        ("photo.heic", b"ftypheic", "Save it as JPEG or PNG"),
        ("photo.avif", b"\0\0\0\x1cftypavif", "Save it as JPEG or PNG"),
        ("photo.jpg", b"\0\0\0\x18ftypheic\0\0", "Save it as JPEG or PNG"),
        ("moves.gif", b"GIF89a\x01\0\x01\0\0\0\0 and then nothing", "cannot be read as a picture"),
        ("style.css", b"a {}\n@import url(//example.org/x.css);", "Line 2 of assets/style.css fetches"),
        ("noend", b"x", "No file can be called"),
    ] {
        let answer = bring(&mut mara, &house, &[("good.png", &good), (name, bytes)]);
        assert_eq!(answer.status, 422, "{name}");
        assert!(answer.refusal().replace(['\u{202f}', '\u{a0}', ','], "").contains(said), "{name}: {}", answer.refusal());
    }
    assert_eq!(bring(&mut mara, &house, &[]).status, 422);
    let told = bring(&mut mara.speaking("fr"), &house, &[("photo.heic", b"ftypheic")]).refusal();
    assert!(told.contains("Enregistrez-le en JPEG ou en PNG."), "{told}");
    assert_eq!(house.seq(), before, "nothing of it was taken");
}

#[test]
fn a_picture_that_moves_stands_still_at_its_first_view_and_has_sizes_as_others() {
    use image::codecs::gif::{GifEncoder, Repeat};
    use image::{Frame, Rgba, RgbaImage};
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let mut gif = Vec::new();
    let mut encoder = GifEncoder::new(&mut gif);
    encoder.set_repeat(Repeat::Infinite).unwrap();
    let colours = [Rgba([255, 0, 0, 255]), Rgba([0, 0, 255, 255])];
    encoder.encode_frames(colours.map(|colour| Frame::new(RgbaImage::from_pixel(700, 400, colour)))).unwrap();
    drop(encoder);
    bring(&mut mara, &house, &[("Ferris waves.gif", &gif)]).location();
    write(&mut mara, "hall", "![Ferris](assets/Ferris-waves.gif)").location();
    let body = article(&house.visitor().page("/paris-2018/about/hall"));
    assert!(body.contains(" width=\"700\" height=\"400\""), "{body}");
    for source in attributes(&body, "src") {
        let shown = house.visitor().get(&source);
        assert_eq!((shown.status, shown.header("content-type")), (200, "image/png"), "{source}");
        let pixel = image::load_from_memory(&shown.bytes).unwrap().to_rgb8().get_pixel(9, 9).0;
        assert_eq!(pixel, [255, 0, 0], "the first of what it shows");
    }
    // As it came it is kept for the folder alone.
    let view = house.view();
    let filed = &view.event.site.files[&FilePath::parse("assets/Ferris-waves.gif").unwrap()].filed;
    assert_eq!((filed.extent, filed.sizes.len()), (Some((700, 400)), 2));
    assert_eq!(house.visitor().get(&format!("/paris-2018/files/{}/ferris.gif", filed.hash.short())).status, 404);
}

#[test]
fn a_script_in_a_drawing_never_runs() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"120\" height=\"40\" onload=\"alert(1)\"><script>alert(2)</script></svg>";
    bring(&mut mara, &house, &[("logo.svg", svg)]).location();
    mara.form("/paris-2018/site/look", "/look").set("logo", "assets/logo.svg").send().location();
    write(&mut mara, "hall", "![Logo](assets/logo.svg)").location();
    let page = house.visitor().page("/paris-2018/about/hall");
    assert!(!page.body.contains("<svg xmlns") && !page.body.contains("alert("));
    let head = page.body.split("</header>").next().unwrap();
    assert!(head.contains("class=\"logo\"") && head.contains(" width=\"120\" height=\"40\""), "{head}");
    let address = attributes(&article(&page), "src").remove(0);
    let shown = house.visitor().get(&address);
    assert_eq!((shown.status, shown.header("content-type")), (200, "image/svg+xml"));
    let policy = shown.header("content-security-policy");
    assert!(policy.contains("default-src 'none'") && policy.contains("sandbox") && !policy.contains("script-src"), "{policy}");
}

#[test]
fn an_event_has_a_style_sheet_and_a_picture_on_top_of_a_page() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let wide = png(&RgbImage::from_pixel(1000, 400, Rgb([90, 90, 200])));
    bring(&mut mara, &house, &[("style.css", b":root { --accent: #123456; }"), ("hall.png", &wide)]).location();
    mara.form("/paris-2018/site/look", "/look").set("stylesheet", "assets/style.css").send().location();
    let sheets = |page: &Answer| {
        attributes(page.body.split("</head>").next().unwrap(), "href")
            .into_iter()
            .filter(|href| href.rsplit('.').next() == Some("css"))
            .collect::<Vec<_>>()
    };
    let page = house.visitor().page("/paris-2018/about");
    let own = sheets(&page).pop().unwrap();
    assert!(own.ends_with("/style.css"), "{own}");
    assert!(house.visitor().page(&own).body.contains("--accent: #123456"));
    // Nobody locks themselves out where the site is written.
    assert!(!sheets(&mara.page("/paris-2018/site/look")).contains(&own));

    let form = mara.form("/paris-2018/site/new", "/site/pages").set("title", "Welcome").set("path", "").set("text", "Come in.");
    form.set("picture", "assets/hall.png").set("focus", "52% 30%").press("", "").location();
    let page = house.visitor().page("/paris-2018/about");
    assert!(page.body.contains("class=\"hero x50 y30\"") && page.body.contains(" width=\"1000\" height=\"400\""), "{}", page.body);
    assert!(!page.body.contains(" style="));
}

#[test]
fn a_file_that_is_not_there_is_refused_with_what_may_be_meant() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    bring(&mut mara, &house, &[("hall.txt", b"x")]).location();
    for (named, said) in [("assets/hal.txt", "Perhaps assets/hall.txt is meant."), ("/assets/zebra-crossing.pdf", "Bring it in first")] {
        let refused = write(&mut mara, "hall", &format!("[x]({named})"));
        assert_eq!(refused.status, 422, "{named}");
        assert!(refused.refusal().contains(said), "{named}: {}", refused.refusal());
    }
    // A page stays where its file goes: readers see the words, the team what is missing.
    write(&mut mara, "hall", "[The notes](assets/hall.txt) are here").location();
    mara.form(FILES, "/site/files/remove").send().location();
    assert!(article(&house.visitor().page("/paris-2018/about/hall")).contains("<p>The notes are here</p>"));
    assert!(mara.page("/paris-2018/about/hall").text().contains("No file assets/hall.txt is on the site"));
}

#[test]
fn a_link_to_a_page_is_shown_with_its_picture_else_with_the_events() {
    let options = web::Options { base_url: Some("https://days.example/".to_owned()), ..web::Options::default() };
    let house = House::open_with(options, fanout::Limits::default());
    let mut mara = house.guest(Role::Coordinator);
    let image = |guest: &mut Guest, path: &str| {
        let body = guest.page(path).body;
        let head = body.split("</head>").next().unwrap().to_owned();
        let content = |name: &str| {
            head.split_once(&format!("<meta property=\"og:image{name}\" content=\""))
                .map(|(_, rest)| rest.split('"').next().unwrap().to_owned())
        };
        content("").map(|url| (url, content(":width"), content(":height"), content(":alt").unwrap()))
    };
    let pages = ["/paris-2018/about", "/paris-2018/", "/paris-2018/timetable", "/paris-2018/new-here"];
    for path in pages {
        assert_eq!(image(&mut house.visitor(), path), None, "{path} has none yet");
    }
    let files: [(&str, &[u8]); 3] = [
        ("logo.png", &png(&noise(60, 40))),
        ("hall.png", &png(&noise(1000, 400))),
        ("drawn.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>"),
    ];
    bring(&mut mara, &house, &files).location();
    mara.form("/paris-2018/site/look", "/look").set("logo", "assets/drawn.svg").send().location();
    assert_eq!(image(&mut house.visitor(), "/paris-2018/about"), None, "no program shows a drawing");
    mara.form("/paris-2018/site/look", "/look").set("logo", "assets/logo.png").send().location();
    for path in pages {
        let (url, width, height, alt) = image(&mut house.visitor(), path).expect(path);
        assert_eq!((width.as_deref(), height.as_deref(), alt.as_str()), (Some("60"), Some("40"), "impl Days Paris 2018"), "{path}");
        let at = url.strip_prefix("https://days.example").expect("the whole address");
        assert!(at.starts_with("/paris-2018/files/") && at.ends_with("/logo.png"), "{at}");
        assert_eq!(house.visitor().get(at).header("content-type"), "image/png");
    }
    // A page with a picture of its own is shown by that.
    let form = mara.form("/paris-2018/site/new", "/site/pages").set("title", "The \"hall\"").set("path", "hall").set("text", "Here.");
    form.set("picture", "assets/hall.png").press("", "").location();
    let (url, width, _, alt) = image(&mut house.visitor(), "/paris-2018/about/hall").unwrap();
    assert!(url.ends_with("/hall.png"), "{url}");
    assert_eq!((width.as_deref(), alt.as_str()), (Some("1000"), "The &#34;hall&#34;"));
    assert!(image(&mut house.visitor(), "/paris-2018/about").unwrap().0.ends_with("/logo.png"));
}

#[test]
fn no_picture_has_one_width_twice() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    // So many bytes that the largest is made smaller: for a picture a little wider, twice to the same width.
    let picture = photograph(&noise(1000, 1700));
    bring(&mut mara, &house, &[("wide.jpg", &picture)]).location();
    let view = house.view();
    let sizes: Vec<u32> = view.event.site.files.values().flat_map(|file| file.filed.sizes.iter().map(|size| size.width)).collect();
    assert!(sizes.len() > 1 && sizes.windows(2).all(|two| two[0] < two[1]), "{sizes:?}");
}
