#[path = "it/client.rs"] mod client;
#[path = "it/house.rs"] mod house;
#[path = "it/markup.rs"] mod markup;
#[path = "it/corner.rs"] mod corner;
#[path = "it/houses.rs"] mod houses;
#[path = "it/people.rs"] mod people;
#[path = "it/settings.rs"] mod settings;
#[path = "it/winding_down.rs"] mod winding_down;
