//! Whether the forecast holds what it says: on the days that were, and on days of its own making.

use forecast::{Forecast, KNOWN, Past, Rate, Said};

const fn said(interested: u32, confirmed: u32) -> Said {
    Said { interested, confirmed }
}

fn width(forecast: &Forecast) -> u32 {
    let (low, high) = forecast.band();
    high - low
}

#[test]
fn at_least_four_of_the_six_days_lie_in_the_band_that_the_other_five_give() {
    let mut held = Vec::new();
    for (index, day) in KNOWN.iter().enumerate() {
        let others: Vec<Past> = KNOWN.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, past)| *past).collect();
        let (low, high) = Rate::from_only(&others).forecast(said(day.interested, 0)).band();
        println!("{} of {}: {low} to {high}", day.came, day.interested);
        // A band that says nothing holds everything.
        assert!(f64::from(high - low) < 0.6 * f64::from(day.interested), "{low} to {high} of {}", day.interested);
        held.push((low..=high).contains(&day.came));
    }
    assert!(held.iter().filter(|held| **held).count() >= 4, "{held:?}");
}

#[test]
fn every_distribution_adds_up_and_leaves_nobody_out() {
    let rate = Rate::learn(&[]);
    for said in [said(0, 0), said(1, 0), said(0, 1), said(150, 0), said(90, 60), said(3, 400)] {
        let forecast = rate.forecast(said);
        let all: f64 = (0..=said.all()).map(|number| forecast.chance_of(number)).sum();
        assert!((all - 1.0).abs() < 1e-9, "{said:?}: {all}");
        let (low, high) = forecast.band();
        assert!(low <= forecast.median() && forecast.median() <= high && high <= said.all(), "{said:?}: {low} to {high}");
        assert!(forecast.more_than(said.all()) == 0.0);
    }
}

#[test]
fn the_same_question_has_the_same_answer() {
    let ask = || Rate::learn(&[Past { interested: 80, confirmed: 30, came: 70 }]).forecast(said(120, 40));
    let (one, other) = (ask(), ask());
    assert!((0..=160).all(|number| one.chance_of(number).to_bits() == other.chance_of(number).to_bits()));
}

#[test]
fn a_hundred_and_fifty_interested_are_a_wide_band_about_sixty_in_a_hundred() {
    let rate = Rate::learn(&[]);
    assert!((55.0..68.0).contains(&rate.of_interested()), "{}", rate.of_interested());
    assert!((72.0..90.0).contains(&rate.of_confirmed()), "{}", rate.of_confirmed());
    let monday = rate.forecast(said(150, 0));
    let (low, high) = monday.band();
    assert!((55..75).contains(&low) && (110..130).contains(&high), "{low} to {high}");
    println!("of 150: {low} to {high}, more than 55: {:.3}", monday.more_than(55));
    assert!((0.85..0.95).contains(&monday.more_than(55)));
}

#[test]
fn it_gets_narrower_with_each_yes_and_each_no() {
    let rate = Rate::learn(&[]);
    let answers = [said(150, 0), said(120, 30), said(90, 60), said(30, 120), said(0, 150)];
    let widths: Vec<u32> = answers.into_iter().map(|said| width(&rate.forecast(said))).collect();
    assert!(widths.is_sorted_by(|before, after| before > after), "confirming: {widths:?}");
    // Of a hundred and fifty, thirty more say no each time.
    let widths: Vec<u32> = [150, 120, 90, 60].into_iter().map(|interested| width(&rate.forecast(said(interested, 0)))).collect();
    assert!(widths.is_sorted_by(|before, after| before > after), "noes: {widths:?}");
}

#[test]
fn who_says_it_again_comes_more_often() {
    let rate = Rate::learn(&[]);
    assert!(rate.forecast(said(0, 100)).median() > rate.forecast(said(100, 0)).median() + 10);
}

#[test]
fn own_days_push_the_known_ones_out() {
    let own = [Past::registered(100, 95); 7];
    let rates: Vec<f64> = (0..=7).map(|days| Rate::learn(&own[..days]).of_interested()).collect();
    assert!(rates.is_sorted(), "{rates:?}");
    assert!(rates[7] > 88.0, "{rates:?}");
    assert_eq!((0..=7).map(|days| Rate::learn(&own[..days]).days()).collect::<Vec<_>>(), [6, 7, 8, 9, 10, 11, 6, 7]);
    // Confirmed people teach as well: few of a hundred confirmed came.
    let empty = Rate::learn(&[Past { interested: 0, confirmed: 100, came: 60 }]);
    assert!(empty.of_confirmed() < Rate::learn(&[]).of_confirmed());
}

#[test]
fn a_day_of_which_nobody_had_said_anything_teaches_nothing() {
    assert_eq!(Rate::learn(&[Past::registered(0, 0)]).days(), 6);
}

/// Chance that is the same each time: a 64-bit generator by Vigna (`SplitMix64`).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        f64::from(u32::try_from((z ^ (z >> 31)) >> 32).expect("32 bits")) / f64::from(u32::MAX)
    }

    fn below(&mut self, number: u32) -> u32 {
        let drawn = self.next() * f64::from(number);
        (0..number).rev().find(|k| f64::from(*k) <= drawn).unwrap_or(0)
    }

    fn come(&mut self, people: u32, p: f64) -> u32 {
        u32::try_from((0..people).filter(|_| self.next() < p).count()).expect("as many as there are")
    }

    /// Of many chances, one by its weight in this beta.
    fn beta(&mut self, mean: f64, alike: f64) -> f64 {
        let grid: Vec<f64> = (0..400).map(|step| (f64::from(step) + 0.5) / 400.0).collect();
        let log = |p: f64| (mean * alike - 1.0) * p.ln() + ((1.0 - mean) * alike - 1.0) * (1.0 - p).ln();
        let highest = grid.iter().map(|p| log(*p)).fold(f64::NEG_INFINITY, f64::max);
        let weights: Vec<f64> = grid.iter().map(|p| (log(*p) - highest).exp()).collect();
        let mut left = self.next() * weights.iter().sum::<f64>();
        let at = weights.iter().position(|weight| {
            left -= weight;
            left <= 0.0
        });
        grid[at.unwrap_or(399)]
    }

    /// A mean of its prior: the middle of three even draws.
    fn mean(&mut self) -> f64 {
        let mut three = [self.next(), self.next(), self.next()];
        three.sort_by(f64::total_cmp);
        three[1].clamp(0.025, 0.975)
    }
}

#[test]
fn on_days_of_its_own_making_the_band_holds_eight_times_in_ten() {
    let mut chance = Chance(20_180_528);
    let (cases, mut held) = (1_500, 0);
    for _ in 0..cases {
        let (mean, alike) = (chance.mean(), 2.0 * 50_f64.powf(chance.next()));
        let stays = forecast::STAYS_AWAY[chance.below(4) as usize];
        let mut day = |interested: u32, confirmed: u32| {
            let p = chance.beta(mean, alike);
            chance.come(interested, p) + chance.come(confirmed, 1.0 - stays * (1.0 - p))
        };
        let days: Vec<Past> = [60, 63, 102, 51, 45, 55].into_iter().map(|n| Past::registered(n, day(n, 0))).collect();
        let (interested, confirmed) = (120, 40);
        let came = day(interested, confirmed);
        let (low, high) = Rate::from_only(&days).forecast(said(interested, confirmed)).band();
        held += u32::from((low..=high).contains(&came));
    }
    let share = 100.0 * f64::from(held) / f64::from(cases);
    println!("the band held in {share:.1} of 100 cases");
    assert!((76.0..=84.0).contains(&share), "{share}");
}
