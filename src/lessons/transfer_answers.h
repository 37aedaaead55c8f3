// The functions that read the answers to the transfer questions (transfer.h) off the running model: each returns the
// index of a choice, or -1 while there is no answer yet. May include core .. train and lessons.
#pragma once

#include "lessons/moment.h"

namespace lessons {

int shape_by_flipper(const Moment& moment);
int says_far_out(const Moment& moment);
int where_the_step_leads(const Moment& moment);
int shared_by_neighbours(const Moment& moment);
int meaning_of_first(const Moment& moment);
int species_in_one_bit(const Moment& moment);
int style_kept(const Moment& moment);
int linda_and_dilan(const Moment& moment);
int named_by_mass(const Moment& moment);
int drawings_pay(const Moment& moment);
int best_layer_for_digits(const Moment& moment);
int neighbours_on_the_sheet(const Moment& moment);
int best_question_for_airports(const Moment& moment);
int numbers_in_the_table(const Moment& moment);
int digits_from_few(const Moment& moment);
int place_by_the_mean(const Moment& moment);
int told_how_it_began(const Moment& moment);

}  // namespace lessons
