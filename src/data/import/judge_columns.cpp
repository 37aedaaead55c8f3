// See judge_columns.h.
#include "data/import/judge_columns.h"

#include <utility>

#include "data/import/column_warnings.h"
#include "data/import/heading.h"
#include "data/import/judge.h"
#include "data/import/take_as.h"
#include "data/import/vector_columns.h"

namespace data {
namespace {

// The decimal sign of most columns of numbers.
bool find_decimal(const std::vector<ColumnFacts>& facts, char delimiter) {
    int n_point = 0, n_comma = 0, n_open = 0;
    for (const ColumnFacts& of : facts) {
        if (is_numeric(of, false) && of.n_only_point > 0) ++n_point;
        if (is_numeric(of, true) && of.n_only_comma > 0) ++n_comma;
        if (of.n_open > 0) ++n_open;
    }
    if (n_point == n_comma) return delimiter == ';' && n_open > 0;
    return n_comma > n_point;
}

bool has_country_na(const ColumnFacts& facts) {
    const auto found = facts.missing_words.find("NA");
    return found != facts.missing_words.end() && facts.all_two_capitals && facts.values.size() >= 3;
}

}  // namespace

struct ColumnJudging::Work {
    Sheet& sheet;
    bool numbered = false;
    int n = 0, n_facts = 0, n_judged = 0;  // columns; of which the facts are known; that are judged
    bool named = false;                    // a column names the things
    std::vector<ColumnFacts> facts{};
};

namespace {

void find_facts(ColumnJudging::Work& work, int column) {
    Sheet& sheet = work.sheet;
    work.facts.push_back(facts_of(sheet, column));
    if (!has_country_na(work.facts.back())) return;
    sheet.columns[static_cast<std::size_t>(column)].na_is_value = true;
    work.facts.back() = facts_of(sheet, column);
}

void judge_column(ColumnJudging::Work& work, int column) {
    Sheet& sheet = work.sheet;
    const auto at = static_cast<std::size_t>(column);
    Verdict verdict = judge(sheet, column, work.facts[at]);
    if (verdict.all_different) {
        const bool sparse = work.facts[at].n_given() * 10 < sheet.n_rows * 8;
        if (work.named || sparse) {
            verdict.kind = SheetKind::text;
            verdict.why = sparse ? "Different words in some of the rows: shown, not learned from."
                                 : "Different words, and another column names the things: shown, not learned from.";
        }
        work.named = work.named || !sparse;
    }
    sheet.columns[at].why = std::move(verdict.why);
    take_as(sheet, column, work.facts[at], verdict.kind);
}

void finish(ColumnJudging::Work& work) {
    Sheet& sheet = work.sheet;
    if (work.numbered) number_columns(sheet);
    for (int i = 0; i < work.n; ++i) {
        for (std::string& said : column_warnings(sheet, i, work.facts[static_cast<std::size_t>(i)])) {
            if (sheet.warnings.size() < 200) sheet.warnings.push_back(std::move(said));
        }
    }
    finish_vector(sheet);
}

}  // namespace

ColumnJudging::ColumnJudging(Sheet& sheet, bool numbered)
    : work_(new Work{
          .sheet = sheet, .numbered = numbered, .n = static_cast<int>(sheet.columns.size()) - sheet.vector_dims}) {}
ColumnJudging::~ColumnJudging() = default;

bool ColumnJudging::advance() {
    Work& work = *work_;
    if (work.n_facts < work.n) {
        find_facts(work, work.n_facts++);
        if (work.n_facts < work.n) return true;
    }
    Sheet& sheet = work.sheet;
    if (work.n_judged == 0) sheet.comma_is_point = !sheet.point_is_sure && find_decimal(work.facts, sheet.delimiter);
    if (work.n_judged < work.n) judge_column(work, work.n_judged++);
    if (work.n_judged < work.n) return true;
    finish(work);
    return false;
}

double ColumnJudging::share() const {
    return work_->n == 0 ? 1 : static_cast<double>(work_->n_facts + work_->n_judged) / (2.0 * work_->n);
}

void judge_columns(Sheet& sheet, bool numbered) {
    ColumnJudging judging(sheet, numbered);
    while (judging.advance()) {
    }
}

}  // namespace data
