// What the homework lesson asks of its words on a sheet by t-SNE: who lies beside whom there and on the flat sheet of
// principal components. The answers of its questions, figures of its texts, and experiments of its claims. May include
// core .. train and lessons. Next: homework.cpp, the lesson.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "lessons/lab.h"
#include "lessons/moment.h"

namespace lessons::homework_sheets {

// Of the words of the sea, the share with law or politics among the six nearest in rows [N, n_dims].
double sea_by_law(const model::Material& material, const std::vector<float>& rows, int n_dims);

// How many of them t-SNE leaves there, of those on the flat sheet: an index of these; -1 = not known yet.
inline constexpr std::array<std::string_view, 3> kFewer = {"about as many", "fewer, but more than half",
                                                           "less than half as many"};
int how_many_by_tsne(const Moment& moment);

// Which of these lies nearest to navigation on the sheet by t-SNE; -1 = not known yet.
inline constexpr std::array<std::string_view, 3> kByNavigation = {"politics", "gps", "compass"};
int nearest_to_navigation(const Moment& moment);

// Figures: the share sea_by_law() on the sheet on the screen (laid out, or else flat), and in all numbers of the map; the
// k words nearest to one on the laid out sheet; how many are nearer to navigation there than this one.
std::string by_law_text(const Moment& moment);
std::string by_law_truly_text(const Moment& moment);
std::string near_on_sheet(const Moment& moment, std::string_view name, int k);
std::string before_on_sheet(const Moment& moment, std::string_view name);

// The experiments, of the trained map of `spec` or of its features; the lab's seed throws the sheet.
bool parts_sea_from_law(Lab& lab, const model::Spec& spec);
bool brings_pets_together(Lab& lab, const model::Spec& spec);
bool puts_gps_by_navigation(Lab& lab, const model::Spec& spec);
bool loses_analogies(Lab& lab, const model::Spec& spec);

}  // namespace lessons::homework_sheets
