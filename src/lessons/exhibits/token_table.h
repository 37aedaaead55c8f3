// The exhibit "token table": the table of a lookup layer of width 2, drawn as a map: the two numbers of a token's row
// are its place. They are read from the running model; the desk (lessons/desk.h) stores only the chosen token. May
// include core .. train and lessons. Knows no panels. Next: ui/exhibits/token_table.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace lessons {

struct Moment;
struct Run;

// What the learner has chosen.
struct TokenTable {
    std::string chosen;  // the token's text; empty = none
};

struct Token {
    std::string text;
    double x = 0, y = 0;  // the two numbers of its row
};

// The tokens that occur in the data, in the order of data::Column::categories. Empty if the model has no lookup layer
// of width 2, or if the snapshot does not have the layers of the Spec.
std::vector<Token> token_table(const Moment& moment);
std::vector<Token> token_table(const Run& run);  // of a model that was trained for a claim (lab.h); empty if it failed

// The index of the token with this text; -1 = there is none.
int token_named(const std::vector<Token>& tokens, const std::string& text);
// The index of the token that lies nearest to this one; -1 = there is no other.
int nearest_token(const std::vector<Token>& tokens, int token);

// The square that is drawn, in units of the table. All tokens are inside; or, if there are more than 12, all but the
// three farthest from its middle, so that the others are drawn large. Those three are drawn on its edge.
struct TableFrame {
    double x = 0, y = 0;   // its middle
    double half_side = 1;  // never 0
};
TableFrame frame_of(const std::vector<Token>& tokens);

}  // namespace lessons
