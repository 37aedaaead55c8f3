// The exhibit "token table": the table of a lookup layer as a map of its tokens, each at its two numbers. It is worked out
// of the running model; of the desk it has the chosen token. May include core .. train and lessons. Knows no panels.
// Next: ui/exhibits/token_table.cpp.
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
    double x = 0, y = 0;  // its row of the table
};

// The tokens that occur in the data, in the order of the data's list. Empty if the model has no lookup layer of two
// numbers, or the snapshot is of other layers than the Spec.
std::vector<Token> token_table(const Moment& moment);
std::vector<Token> token_table(const Run& run);

// The index of the token with this text; -1 = there is none.
int token_named(const std::vector<Token>& tokens, const std::string& text);
// The index of the token that lies nearest to this one; -1 = there is no other.
int nearest_token(const std::vector<Token>& tokens, int token);

// A square that shows the tokens large: a few that lie far outside are left to its edge.
struct TableFrame {
    double x = 0, y = 0;   // its middle
    double half_side = 1;  // never 0
};
TableFrame frame_of(const std::vector<Token>& tokens);

}  // namespace lessons
