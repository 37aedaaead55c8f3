// For the steps of the homework lesson that compare two pictures of the word vectors: by principal components, and laid
// out by t-SNE. Which words lie side by side differs between the two. Has the answers of the lesson's questions, figures
// of its texts, and experiments of its claims (lab.h). May include core .. train and lessons. Next: homework.cpp, the
// lesson.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "lessons/lab.h"
#include "lessons/moment.h"

namespace lessons::homework_layouts {

// Of the words whose topic is the sea: the share that have a word of law or politics among their six nearest, in the
// vectors `rows` [N, n_dims]. NaN if there are no such words.
double share_of_sea_near_law(const model::Material& material, const std::vector<float>& rows, int n_dims);

// The answer to: "How many words of the sea will lie by law or politics on the sheet by t-SNE?", compared with principal
// components. An index into kFewer; -1 = not known yet, as t-SNE has not come to rest.
inline constexpr std::array<std::string_view, 3> kFewer = {"about as many", "fewer, but more than half",
                                                           "less than half as many"};
int how_many_by_tsne(const Moment& moment);

// The answer to: which of these words lies nearest to the word "navigation" on the sheet by t-SNE? An index into
// kByNavigation; -1 = not known yet, as t-SNE has not come to rest.
inline constexpr std::array<std::string_view, 3> kByNavigation = {"politics", "gps", "compass"};
int nearest_to_navigation(const Moment& moment);

// Figures, as text. share_of_sea_near_law() in the picture on the screen, and in all dimensions of the map.
std::string by_law_text(const Moment& moment);
std::string by_law_truly_text(const Moment& moment);
// In the layout by t-SNE ("..." if there is none): the k words nearest to the word `name`; and the number of words that
// are nearer to "navigation" than `name` is.
std::string near_on_layout(const Moment& moment, std::string_view name, int k);
std::string before_on_layout(const Moment& moment, std::string_view name);

// Experiments: each lays out the words by t-SNE, with the lab's seed as its throw, and returns whether a claim holds. The
// first one trains a model of `spec` and lays out its map; the others lay out the features, without training.
// In the layout, share_of_sea_near_law() is less than half of that by principal components.
bool parts_sea_from_law(Lab& lab, const model::Spec& spec);
// Dogs, cats and their young lie close together; by principal components "cherry" and "sloop" are nearest to "dog".
bool brings_pets_together(Lab& lab, const model::Spec& spec);
// "gps" lies nearest to "navigation"; "compass", second nearest in the vectors, and "politics" lie farther away.
bool puts_gps_by_navigation(Lab& lab, const model::Spec& spec);
// The layout keeps at least 0.9 of the vectors' score on topics, but less than 0.6 of that on analogies, its worst.
bool loses_analogies(Lab& lab, const model::Spec& spec);

}  // namespace lessons::homework_layouts
