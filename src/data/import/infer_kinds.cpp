// See infer_kinds.h.
#include "data/import/infer_kinds.h"

#include <utility>

#include "data/import/column_warnings.h"
#include "data/import/heading.h"
#include "data/import/infer_kind.h"
#include "data/import/missing_words.h"
#include "data/import/take_as.h"
#include "data/import/vector_columns.h"

namespace data {
namespace {

// The decimal sign of most columns of numbers.
bool find_decimal(const Sheet& sheet, const std::vector<ColumnFacts>& facts) {
    int n_point = 0, n_comma = 0, n_ambiguous = 0;
    for (const ColumnFacts& of : facts) {
        if (is_numeric(sheet, of, false) && of.n_only_point > 0) ++n_point;
        if (is_numeric(sheet, of, true) && of.n_only_comma > 0) ++n_comma;
        if (of.n_ambiguous > 0) ++n_ambiguous;
    }
    if (n_point == n_comma) return sheet.delimiter == ';' && n_ambiguous > 0;
    return n_comma > n_point;
}

bool has_country_na(const ColumnFacts& facts) {
    const auto found = facts.missing_words.find("NA");
    return found != facts.missing_words.end() && facts.all_two_capitals && facts.values.size() >= 3;
}

// Says of a column which kind it has, and why. `named`: another column has names of the things; set if this one has.
void take_inferred(Sheet& sheet, int column, const ColumnFacts& facts, bool& named) {
    InferredKind inferred = infer_kind(sheet, column, facts);
    if (inferred.names_things) {
        const bool sparse = facts.n_given() * 10 < sheet.n_rows * 8;
        if (named || sparse) {
            inferred.kind = SheetKind::text;
            inferred.why = sparse ? "Different words in some of the rows: shown, not learned from."
                                  : "Different words, and another column names the things: shown, not learned from.";
        }
        named = named || !sparse;
    }
    sheet.columns[static_cast<std::size_t>(column)].why = std::move(inferred.why);
    take_as(sheet, column, facts, inferred.kind);
}

// "NA" is a country among country codes, unless a person has chosen what it is.
ColumnFacts facts_with_countries(Sheet& sheet, int column) {
    SheetColumn& of = sheet.columns[static_cast<std::size_t>(column)];
    of.na_is_value = false;
    ColumnFacts facts = facts_of(sheet, column);
    if (!has_country_na(facts) || is_chosen_word(sheet, "NA")) return facts;
    of.na_is_value = true;
    return facts_of(sheet, column);
}

}  // namespace

struct KindInference::Work {
    Sheet& sheet;
    bool numbered = false;
    int n = 0, n_facts = 0, n_inferred = 0;  // columns; of these: with known facts; with an inferred kind
    bool named = false;                      // a column names the things
    std::vector<ColumnFacts> facts{};
};

namespace {

void finish(KindInference::Work& work) {
    Sheet& sheet = work.sheet;
    if (work.numbered) number_columns(sheet);
    for (int i = 0; i < work.n; ++i) {
        const auto at = static_cast<std::size_t>(i);
        sheet.columns[at].warnings = column_warnings(sheet, i, work.facts[at]);
    }
    finish_vector(sheet);
}

}  // namespace

KindInference::KindInference(Sheet& sheet, bool numbered)
    : work_(new Work{
          .sheet = sheet, .numbered = numbered, .n = static_cast<int>(sheet.columns.size()) - sheet.vector_dims}) {}
KindInference::~KindInference() = default;

bool KindInference::advance() {
    Work& work = *work_;
    if (work.n_facts < work.n) {
        work.facts.push_back(facts_with_countries(work.sheet, work.n_facts++));
        if (work.n_facts < work.n) return true;
    }
    Sheet& sheet = work.sheet;
    if (work.n_inferred == 0) sheet.comma_is_point = !sheet.point_is_sure && find_decimal(sheet, work.facts);
    if (work.n_inferred < work.n) {
        const int column = work.n_inferred++;
        take_inferred(sheet, column, work.facts[static_cast<std::size_t>(column)], work.named);
    }
    if (work.n_inferred < work.n) return true;
    finish(work);
    return false;
}

double KindInference::share() const {
    return work_->n == 0 ? 1 : static_cast<double>(work_->n_facts + work_->n_inferred) / (2.0 * work_->n);
}

void infer_kinds(Sheet& sheet, bool numbered) {
    KindInference inference(sheet, numbered);
    while (inference.advance()) {
    }
}

void infer_again(Sheet& sheet, int column) {
    SheetColumn& of = sheet.columns[static_cast<std::size_t>(column)];
    const ColumnFacts facts = facts_with_countries(sheet, column);
    if (of.is_chosen) {
        const DateOrder order = of.order;
        const std::string why = of.why;
        if (!set_kind(sheet, column, of.kind).ok()) of.is_chosen = false;
        if (of.is_chosen && of.kind == SheetKind::date) set_date_order(sheet, column, order);
        if (of.is_chosen && of.kind != SheetKind::number) of.why = why;
    }
    if (!of.is_chosen) {
        bool named = false;
        for (int i = 0; i < static_cast<int>(sheet.columns.size()); ++i)
            named = named || (i != column && sheet.columns[static_cast<std::size_t>(i)].kind == SheetKind::id);
        take_inferred(sheet, column, facts, named);
        of.warnings = column_warnings(sheet, column, facts);
    }
}

}  // namespace data
