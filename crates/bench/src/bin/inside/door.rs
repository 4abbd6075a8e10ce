//! The ledger's door in its own process, beside bare `SQLite` that writes the same rows in the same transactions to the
//! same disk, taking turns.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use bench::median;
use clap::Args;
use domain::message::{Command as MessageCommand, Kind};
use domain::{Actor, Command, CommandId, Field, Id, MessageId, Text};
use ledger::{Clock, Duty, Ledger, Order};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use serde_json::json;

/// What to try.
#[derive(Args)]
pub struct Arguments {
    /// A folder on the disk that is to be measured.
    #[arg(long)]
    folder: PathBuf,
    /// How many ask at once.
    #[arg(long)]
    callers: u32,
    /// How much each of them asks in a turn.
    #[arg(long)]
    orders: u32,
    /// How often each has its turn.
    #[arg(long)]
    rounds: u32,
}

const EVENT: &str = "door";
const DAY: &str = "2018-05-28";
/// Orders of one caller alone in a turn.
const ALONE: u32 = 50;

/// Measures.
pub fn run(arguments: &Arguments) -> Result<serde_json::Value> {
    let folder = tempfile::tempdir_in(&arguments.folder)?;
    let ledger = Ledger::open(folder.path(), Clock::system(), Duty::Visit)?;
    let day = DAY.parse()?;
    let plan = web::opening::Plan::new("The door", "Europe/Paris", day, day)?.venue("Mozilla: 55")?;
    ledger.create(EVENT.parse()?, plan.order()).wait()?;
    let mut bare = Bare::beside(folder.path())?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;

    let (mut together, mut bare_together) = (vec![], vec![]);
    let (mut alone, mut bare_alone) = (vec![], vec![]);
    let (mut next, mut grouped) = (0, vec![]);
    for round in 0..=arguments.rounds {
        let from = bare.seen;
        let took = runtime.block_on(many(&ledger, arguments.callers, arguments.orders, &mut next))?;
        let groups = bare.groups()?;
        let rows: usize = groups.iter().map(Vec::len).sum();
        ensure!(rows as u64 == bare.seen - from, "the log has a hole");
        let begun = Instant::now();
        for group in &groups {
            bare.write(group)?;
        }
        let bare_took = begun.elapsed();

        let single = one(&ledger, &mut next)?;
        let mut bare_single = vec![];
        for group in bare.groups()? {
            let begun = Instant::now();
            bare.write(&group)?;
            bare_single.push(begun.elapsed());
        }
        // The first warms up.
        if round > 0 {
            let orders = f64::from(arguments.callers * arguments.orders);
            together.push(orders / took.as_secs_f64());
            bare_together.push(orders / bare_took.as_secs_f64());
            grouped.push(orders / f64::from(u32::try_from(groups.len())?));
            alone.extend(single);
            bare_alone.extend(bare_single);
        }
    }
    ledger.stop();
    let middle = |took: Vec<Duration>| median(took.iter().map(|took| took.as_secs_f64() * 1e3));
    Ok(json!({
        "callers": arguments.callers,
        "orders": arguments.callers * arguments.orders * arguments.rounds,
        "in_a_commit": median(grouped),
        "per_second": median(together),
        "bare_per_second": median(bare_together),
        "alone_ms": middle(alone),
        "bare_alone_ms": middle(bare_alone),
    }))
}

/// Many ask, each the next thing when the last one was answered.
async fn many(ledger: &Ledger, callers: u32, orders: u32, next: &mut u64) -> Result<Duration> {
    let mut asking = Vec::new();
    for _ in 0..callers {
        let queue = (0..orders).map(|_| order(next)).collect::<Result<Vec<_>>>()?;
        asking.push((ledger.clone(), queue));
    }
    let begun = Instant::now();
    let tasks: Vec<_> = asking
        .into_iter()
        .map(|(ledger, queue)| {
            tokio::spawn(async move {
                for order in queue {
                    ledger.ask(EVENT, order).await?;
                }
                Ok::<_, ledger::Rejected>(())
            })
        })
        .collect();
    for task in tasks {
        task.await??;
    }
    Ok(begun.elapsed())
}

/// One asks alone.
fn one(ledger: &Ledger, next: &mut u64) -> Result<Vec<Duration>> {
    let mut took = Vec::new();
    for _ in 0..ALONE {
        let order = order(next)?;
        let begun = Instant::now();
        ledger.ask(EVENT, order).wait()?;
        took.push(begun.elapsed());
    }
    Ok(took)
}

fn order(next: &mut u64) -> Result<Order> {
    *next += 1;
    // Ids as the server makes them: as chance would.
    let id = CommandId(Id::from_bits(u128::from(*next).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835)));
    let text = Text::line("Who has a cable for this board, or knows where one is?", Field::Text)?;
    let post = MessageCommand::Post { message: MessageId(id.nth(0)), day: DAY.parse()?, kind: Kind::Question, text, project: None };
    Ok(Order::new(id, Actor::ORGANISER).with(Command::Message(post)))
}

/// The same table in a file of its own, with the same promise: what is committed is on the disk.
struct Bare {
    log: Connection,
    connection: Connection,
    /// The last change that was written to it.
    seen: u64,
}

impl Bare {
    fn beside(folder: &Path) -> Result<Self> {
        let log = Connection::open(folder.join(ledger::FILE))?;
        let table: String = log.query_row("SELECT sql FROM sqlite_master WHERE name = 'changes'", [], |row| row.get(0))?;
        let connection = Connection::open(folder.join("bare.sqlite"))?;
        connection.execute_batch(&format!("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; {table};"))?;
        let mut bare = Self { log, connection, seen: 0 };
        bare.groups()?;
        Ok(bare)
    }

    /// The rows that are new in the log, as they were written together: what is decided together has one time.
    fn groups(&mut self) -> Result<Vec<Vec<Vec<Value>>>> {
        let mut statement = self.log.prepare_cached("SELECT * FROM changes WHERE seq > ?1 ORDER BY seq")?;
        let columns = statement.column_count();
        let at = statement.column_index("at")?;
        let mut rows = statement.query([self.seen])?;
        let mut groups: Vec<Vec<Vec<Value>>> = Vec::new();
        while let Some(row) = rows.next()? {
            let row = (0..columns).map(|column| row.get(column)).collect::<Result<Vec<Value>, _>>()?;
            match groups.last_mut() {
                Some(group) if group[0][at] == row[at] => group.push(row),
                _ => groups.push(vec![row]),
            }
            self.seen += 1;
        }
        Ok(groups)
    }

    fn write(&mut self, group: &[Vec<Value>]) -> Result<()> {
        let columns = group.first().context("a transaction with nothing in it")?.len();
        let places = vec!["?"; columns].join(", ");
        let transaction = self.connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        {
            let mut statement = transaction.prepare_cached(&format!("INSERT INTO changes VALUES ({places})"))?;
            for row in group {
                statement.execute(params_from_iter(row))?;
            }
        }
        Ok(transaction.commit()?)
    }
}
