//! A day as a table: a row for each time at which something begins, a column for each room.

use std::collections::HashMap;

use domain::{Event, Place, Session, Timestamp};

/// A table of sessions.
pub struct Grid<'a> {
    /// The columns: where.
    pub places: Vec<&'a Place>,
    /// The rows, in order of time.
    pub rows: Vec<Row<'a>>,
}

/// What begins at a time.
pub struct Row<'a> {
    /// When.
    pub at: Timestamp,
    /// Its cells, in order of the columns; those that a session above covers are left out.
    pub cells: Vec<Cell<'a>>,
}

/// A cell of the table.
pub enum Cell<'a> {
    /// Nothing begins there.
    Free,
    /// This does.
    Taken {
        /// What.
        session: &'a Session,
        /// When it begins and ends.
        span: (Timestamp, Timestamp),
        /// How many rows it covers.
        rows: usize,
        /// How many columns.
        columns: usize,
        /// Whether it ends at another time than the next row says.
        loose: bool,
    },
}

/// When something begins and ends.
type Span = (Timestamp, Timestamp);

/// A session with a time, and the column that it is in; none where it is for everybody.
struct Slot<'a> {
    session: &'a Session,
    span: Span,
    column: Option<usize>,
}

impl<'a> Grid<'a> {
    /// Of sessions in order of time and place; those without a time are left out.
    pub fn of(event: &Event, sessions: &[&'a Session]) -> Self {
        let timed: Vec<(&Session, Span)> = sessions.iter().filter_map(|session| Some((*session, event.span(&session.about)?))).collect();
        let mut lanes: Vec<(&Place, Timestamp)> = Vec::new();
        let mut of_place: HashMap<&Place, Vec<usize>> = HashMap::new();
        let mut slots = Vec::with_capacity(timed.len());
        // Until when what came before lasts.
        let mut until = Timestamp::MIN;
        for (at, (session, span)) in timed.iter().copied().enumerate() {
            let place = &session.about.place;
            // A session without a place that has its time for itself is for everybody, wherever they are.
            let by_itself = until <= span.0 && timed.get(at + 1).is_none_or(|(_, next)| span.1 <= next.0);
            until = until.max(span.1);
            let column = (*place != Place::default() || !by_itself).then(|| {
                // Where a room has two at once, it has two columns.
                let known = of_place.entry(place).or_default();
                let column = known.iter().copied().find(|column| lanes[*column].1 <= span.0).unwrap_or_else(|| {
                    lanes.push((place, span.1));
                    known.push(lanes.len() - 1);
                    lanes.len() - 1
                });
                lanes[column].1 = span.1;
                column
            });
            slots.push(Slot { session, span, column });
        }
        let order = in_order(event, &lanes);
        // A row where things only end would be empty: what ends there says so itself.
        let mut begins: Vec<Timestamp> = slots.iter().map(|slot| slot.span.0).collect();
        begins.dedup();
        Self { places: order.iter().map(|column| lanes[*column].0).collect(), rows: rows(&begins, &slots, &order) }
    }
}

/// The columns as the event has its houses and rooms.
fn in_order(event: &Event, lanes: &[(&Place, Timestamp)]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..lanes.len()).collect();
    order.sort_by_cached_key(|column| event.place_in_order(lanes[*column].0));
    order
}

fn rows<'a>(times: &[Timestamp], slots: &[Slot<'a>], order: &[usize]) -> Vec<Row<'a>> {
    let row_of = |at: Timestamp| times.partition_point(|time| *time < at);
    let position: HashMap<usize, usize> = order.iter().enumerate().map(|(at, column)| (*column, at)).collect();
    // Until which row each column is covered.
    let mut covered = vec![0; order.len()];
    let mut left = slots.iter().peekable();
    let mut rows = Vec::with_capacity(times.len());
    for (row, at) in times.iter().copied().enumerate() {
        let mut begins: Vec<Option<&Slot<'a>>> = vec![None; order.len()];
        let mut all = None;
        while let Some(slot) = left.next_if(|slot| slot.span.0 <= at) {
            match slot.column.and_then(|column| position.get(&column).copied()) {
                Some(column) => begins[column] = Some(slot),
                None => all = Some(slot),
            }
        }
        let taken = |slot: &Slot<'a>, columns: usize| {
            let rows = (row_of(slot.span.1) - row).max(1);
            let loose = times.get(row + rows) != Some(&slot.span.1);
            Cell::Taken { session: slot.session, span: slot.span, rows, columns, loose }
        };
        let mut cells: Vec<Cell<'a>> = all.map(|slot| taken(slot, order.len().max(1))).into_iter().collect();
        for (column, begins) in begins.into_iter().enumerate().filter(|_| all.is_none()) {
            match begins {
                Some(slot) => {
                    covered[column] = row_of(slot.span.1);
                    cells.push(taken(slot, 1));
                }
                None if covered[column] <= row => cells.push(Cell::Free),
                None => {}
            }
        }
        rows.push(Row { at, cells });
    }
    rows
}
