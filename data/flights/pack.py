"""Cuts flights.pack out of the npm package vega-datasets 3.2.1, files data/flights-airport.csv and data/airports.csv.

    python3 data/flights/pack.py [--check] [FOLDER]

FOLDER is the unpacked package; without it the package is fetched with npm. Another version is refused. What is ours beside
that (names, states that the package lacks, regions, which links count) is said in README.md. Python 3 only.
"""

import collections
import csv
import math
import pathlib
import sys

sys.dont_write_bytecode = True  # leave no folder of ours beside the tables
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import packing

LEAST = 12  # flights a year, both ways together: fewer will mostly be planes that had to land elsewhere
N_CONTEXTS = 48  # kept of each airport
REGIONS = {
    "Northeast": "CT ME MA NH RI VT NJ NY PA",
    "Midwest": "IL IN MI OH WI IA KS MN MO NE ND SD",
    "South": "DE DC FL GA MD NC SC VA WV AL KY MS TN AR LA OK TX",
    "Mountain": "AZ CO ID MT NV NM UT WY",
    "Pacific coast": "CA OR WA",
    "Alaska": "AK",
    "Hawaii": "HI",
    "Caribbean": "PR VI",
}
REGION_OF = {state: region for region, states in REGIONS.items() for state in states.split()}
# Where the package says "NA".
STATES = {"CLD": "CA", "HHH": "SC", "MQT": "MI", "SCE": "PA"}
# The town by which people know the airport, where the package says another, several or none (our judgement).
TOWNS = {
    "ACV": "Arcata", "BDL": "Hartford", "BPT": "Beaumont", "BRO": "Brownsville", "CLD": "Carlsbad",
    "CMI": "Champaign", "CVG": "Cincinnati", "CWA": "Wausau", "DCA": "Washington", "FLL": "Fort Lauderdale",
    "GSP": "Greenville", "GPT": "Gulfport", "GTR": "Columbus", "HHH": "Hilton Head", "IAD": "Washington",
    "KOA": "Kona", "MQT": "Marquette", "RSW": "Fort Myers", "SCE": "State College", "XNA": "Fayetteville",
    "AVP": "Scranton", "BMI": "Bloomington", "STT": "Saint Thomas", "STX": "Saint Croix", "ISP": "Islip",
    "DFW": "Dallas", "DAL": "Dallas", "MBS": "Saginaw", "HPN": "White Plains", "EYW": "Key West",
}  # fmt: skip


def table_of(file):
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def links_of(folder):
    """{airport: {another: flights, both ways together}}."""
    flights = collections.Counter()
    for row in table_of(folder / "data" / "flights-airport.csv"):
        flights[tuple(sorted((row["origin"], row["destination"])))] += int(row["count"])
    links = collections.defaultdict(dict)
    for (a, b), n in flights.items():
        if n >= LEAST:
            links[a][b] = links[b][a] = n
    return links


def named(codes, airports):
    """The town; where several airports have the same, with the state, or with the code if they share that, too."""
    town = {code: TOWNS.get(code, airports[code]["city"]) for code in codes}
    state = {code: STATES.get(code, airports[code]["state"]) for code in codes}
    often = collections.Counter(town.values())
    there = collections.Counter((town[code], state[code]) for code in codes)
    names = {}
    for code in codes:
        names[code] = town[code]
        if there[town[code], state[code]] > 1:
            names[code] += f" {code}"
        elif often[town[code]] > 1:
            names[code] += f", {state[code]}"
    return names, state


def company_of(links, flights):
    """{airport: {another: weight}}: where a traveller is after one flight, or after two, who takes planes at random, each
    as likely as the others; times the flights of the airport. Window 2 of a random walk (DeepWalk, Perozzi, Al-Rfou,
    Skiena 2014, section 4), in full instead of drawn."""
    company = {}
    for here in sorted(links):
        company[here] = collections.Counter(links[here])
        for stop in sorted(links[here]):
            for there in sorted(links[stop]):
                company[here][there] += links[here][stop] * links[stop][there] / flights[stop]
        del company[here][here]
    return company


def contexts_of(company, codes):
    index = {code: i for i, code in enumerate(codes)}
    contexts = []
    for code in codes:
        best = sorted(company[code].items(), key=lambda other: (-other[1], other[0]))[:N_CONTEXTS]
        weights = [(index[other], round(255 * weight / best[0][1])) for other, weight in best]
        contexts.append([(other, weight) for other, weight in weights if weight > 0])
    return contexts


def pack(place):
    folder = packing.npm_package("vega-datasets", "3.2.1", place)
    airports = {row["iata"]: row for row in table_of(folder / "data" / "airports.csv")}
    links = links_of(folder)
    flights = {code: sum(others.values()) for code, others in links.items()}
    codes = sorted(links, key=lambda code: (-flights[code], code))
    names, state = named(codes, airports)
    rows = [
        [
            names[code], code, REGION_OF[state[code]], state[code],
            packing.number(round(float(airports[code]["longitude"]), 2)),
            packing.number(round(float(airports[code]["latitude"]), 2)),
            len(links[code]), packing.number(round(math.log10(len(links[code])), 3)),
            packing.number(round(math.log10(flights[code]), 3)),
        ]
        for code in codes
    ]  # fmt: skip
    header = ["name", "code", "region", "state", "longitude", "latitude", "links", "log_links", "log_flights"]
    contexts = contexts_of(company_of(links, flights), codes)
    return packing.pack_of(
        packing.table_section(header, rows), packing.contexts_section([flights[code] for code in codes], contexts)
    )


if __name__ == "__main__":
    packing.main(__file__, "flights.pack", pack)
