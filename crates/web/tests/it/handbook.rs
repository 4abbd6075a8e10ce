//! What the handbook says is what the program does.

#[test]
fn the_handbook_says_who_may_do_what_as_the_rules_do() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/who-may-do-what.md");
    let page = web::handbook::who_may_do_what();
    if std::env::var_os("IMPL_DAYS_WRITE_HANDBOOK").is_some() {
        std::fs::write(&file, &page).unwrap();
    }
    let written = std::fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(written, page, "write it anew: IMPL_DAYS_WRITE_HANDBOOK=1 cargo test -p web handbook");
}
