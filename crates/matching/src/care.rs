//! Which newcomers a table takes where some need more care than others: exact, for every number of heads and all care there is.

/// What cannot be is worth this.
const NEVER: i64 = i64::MIN / 4;

/// The best newcomers for each number of heads and each amount of care.
#[derive(Clone, Default)]
pub(crate) struct Cared {
    pub most_heads: usize,
    most_care: usize,
    /// `heads × (most care + 1) + care`.
    worth: Vec<i64>,
    /// Whether each newcomer, the last who was looked at, is among them: as `worth`, one after the other.
    taken: Vec<bool>,
    needs: Vec<usize>,
}

impl Cared {
    /// Looks at newcomers who are worth something and need so much care each.
    pub fn begin(&mut self, newcomers: impl Iterator<Item = (i64, i32)>, heads: i32, care: i32) {
        let size = |number: i32| usize::try_from(number).unwrap_or(0);
        let newcomers: Vec<(i64, usize)> = newcomers.map(|(gain, needs)| (gain, size(needs))).collect();
        self.needs.clear();
        self.needs.extend(newcomers.iter().map(|(_, needs)| *needs));
        self.most_heads = size(heads).min(newcomers.len());
        self.most_care = size(care).min(self.needs.iter().sum());
        let row = self.most_care + 1;
        let all = (self.most_heads + 1) * row;
        self.worth.clear();
        self.worth.resize(row, 0);
        self.worth.resize(all, NEVER);
        self.taken.clear();
        self.taken.resize(all * newcomers.len(), false);
        for (at, (gain, needs)) in newcomers.into_iter().enumerate() {
            // The most heads first, so that nobody sits down twice.
            for heads in (1..=self.most_heads.min(at + 1)).rev() {
                let (fewer, more) = self.worth.split_at_mut(heads * row);
                let fewer = &fewer[(heads - 1) * row..];
                let taken = &mut self.taken[at * all + heads * row..][..row];
                for care in needs..row {
                    let worth = fewer[care - needs] + gain;
                    if worth > more[care] && worth > NEVER / 2 {
                        more[care] = worth;
                        taken[care] = true;
                    }
                }
            }
        }
    }

    /// What so many of them are worth at most with so much care; nothing if it is not enough.
    pub fn worth(&self, heads: usize, care: usize) -> Option<i64> {
        let worth = self.worth[heads * (self.most_care + 1) + care.min(self.most_care)];
        (worth > NEVER / 2).then_some(worth)
    }

    /// Who these are, by the order in which they were looked at.
    pub fn who(&self, mut heads: usize, care: usize) -> impl Iterator<Item = usize> + '_ {
        let mut care = care.min(self.most_care);
        let row = self.most_care + 1;
        (0..self.needs.len()).rev().filter(move |at| {
            let taken = self.taken[(at * (self.most_heads + 1) + heads) * row + care];
            if taken {
                heads -= 1;
                care -= self.needs[*at];
            }
            taken
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_are_those_who_are_the_best_of_all_who_can_be_cared_for() {
        let newcomers = [(9, 5), (7, 3), (6, 2), (2, 1), (-1, 0), (4, 4), (8, 5)];
        let mut cared = Cared::default();
        cared.begin(newcomers.into_iter(), 4, 9);
        assert_eq!(cared.most_heads, 4);
        for (heads, care) in (0..=4_usize).flat_map(|heads| (0..=11).map(move |care| (heads, care))) {
            let sets = (0_u32..1 << newcomers.len()).filter(|set| set.count_ones() as usize == heads);
            let of = |set: u32| newcomers.iter().enumerate().filter(move |(at, _)| set >> at & 1 == 1).map(|(_, newcomer)| *newcomer);
            // No more care than what was said at the beginning is ever given.
            let fits = |set: &u32| of(*set).map(|(_, needs)| needs).sum::<i32>() <= care.min(9);
            let best = sets.filter(fits).map(|set| of(set).map(|(gain, _)| gain).sum::<i64>()).max();
            let care = usize::try_from(care).expect("a small number");
            assert_eq!(cared.worth(heads, care), best, "{heads} with {care}");
            if let Some(best) = best {
                let who: Vec<usize> = cared.who(heads, care).collect();
                assert_eq!(who.len(), heads);
                assert_eq!(who.iter().map(|at| newcomers[*at].0).sum::<i64>(), best);
            }
        }
    }
}
