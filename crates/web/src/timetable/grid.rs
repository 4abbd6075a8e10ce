//! A day as a table: a row for each time at which something begins or ends, a column for each room.

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
    },
}

/// A session with a time, and the column that it is in; none where it is for everybody.
struct Slot<'a> {
    session: &'a Session,
    span: (Timestamp, Timestamp),
    column: Option<usize>,
}

impl<'a> Grid<'a> {
    /// Of sessions in order of time and place; those without a time are left out.
    pub fn of(event: &Event, sessions: &[&'a Session]) -> Self {
        let timed: Vec<(&Session, (Timestamp, Timestamp))> =
            sessions.iter().filter_map(|session| Some((*session, event.span(&session.about)?))).collect();
        let meets = |one: &(Timestamp, Timestamp), other: &(Timestamp, Timestamp)| one.0 < other.1 && other.0 < one.1;
        // A session without a place that has its time for itself is for everybody, wherever they are.
        let for_all = |at: usize| {
            let (session, span) = timed[at];
            session.about.place == Place::default()
                && timed.iter().enumerate().all(|(other, (_, other_span))| other == at || !meets(&span, other_span))
        };
        let mut lanes: Vec<(&Place, Vec<(Timestamp, Timestamp)>)> = Vec::new();
        let mut slots = Vec::with_capacity(timed.len());
        for (at, (session, span)) in timed.iter().copied().enumerate() {
            let place = &session.about.place;
            let column = (!for_all(at)).then(|| {
                // Where a room has two at once, it has two columns.
                let free = lanes.iter().position(|(known, taken)| *known == place && !taken.iter().any(|other| meets(&span, other)));
                let column = free.unwrap_or_else(|| {
                    lanes.push((place, Vec::new()));
                    lanes.len() - 1
                });
                lanes[column].1.push(span);
                column
            });
            slots.push(Slot { session, span, column });
        }
        let order = in_order(event, &lanes);
        let mut edges: Vec<Timestamp> = slots.iter().flat_map(|slot| [slot.span.0, slot.span.1]).collect();
        edges.sort_unstable();
        edges.dedup();
        // The last time is one at which things end.
        edges.pop();
        Self { places: order.iter().map(|column| lanes[*column].0).collect(), rows: rows(&edges, &slots, &order) }
    }
}

/// The columns as the event has its houses and rooms.
fn in_order(event: &Event, lanes: &[(&Place, Vec<(Timestamp, Timestamp)>)]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..lanes.len()).collect();
    order.sort_by_key(|column| event.place_in_order(lanes[*column].0));
    order
}

fn rows<'a>(times: &[Timestamp], slots: &[Slot<'a>], order: &[usize]) -> Vec<Row<'a>> {
    let row_of = |at: Timestamp| times.partition_point(|time| *time < at);
    // Until which row each column is covered.
    let mut covered = vec![0; order.len()];
    let mut left = slots.iter().peekable();
    let mut rows = Vec::with_capacity(times.len());
    for (row, at) in times.iter().copied().enumerate() {
        let mut begins: Vec<Option<&Slot<'a>>> = vec![None; order.len()];
        let mut all = None;
        while let Some(slot) = left.next_if(|slot| slot.span.0 <= at) {
            match slot.column.and_then(|column| order.iter().position(|known| *known == column)) {
                Some(column) => begins[column] = Some(slot),
                None => all = Some(slot),
            }
        }
        let taken = |slot: &Slot<'a>, columns: usize| Cell::Taken {
            session: slot.session,
            span: slot.span,
            rows: (row_of(slot.span.1) - row).max(1),
            columns,
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
