"""Measures small directed graphs with networkx. Writes golden.json: of each graph its edges and what networkx says of them; rich-club
coefficients, which networkx has for undirected graphs alone, of undirected ones with each edge in both directions.
"""

import json
import random
import networkx as nx

seed = 12


def measures(graph):
    lengths = dict(nx.all_pairs_shortest_path_length(graph))
    histogram = {}
    for source, reached in lengths.items():
        for target, length in reached.items():
            if source != target:
                histogram[length] = histogram.get(length, 0) + 1
    census = nx.triadic_census(graph)
    return {
        "size": len(graph),
        "edges": sorted(graph.edges()),
        "density": nx.density(graph),
        "reciprocity": nx.overall_reciprocity(graph),
        "inDegrees": [d for _, d in sorted(graph.in_degree())],
        "outDegrees": [d for _, d in sorted(graph.out_degree())],
        "clustering": nx.average_clustering(graph),
        "transitivity": nx.transitivity(graph.to_undirected()),
        "paths": [histogram.get(length, 0) for length in range(max(histogram, default=0) + 1)],
        "components": sorted((len(c) for c in nx.strongly_connected_components(graph)), reverse=True),
        "triads": {name: count for name, count in census.items() if name not in ("003", "012", "102")},
    }


def turned(graph, probability):
    """A directed graph: each edge of an undirected one both ways, or one way at random."""
    draw = random.Random(seed)
    result = nx.DiGraph()
    result.add_nodes_from(graph)
    for a, b in graph.edges():
        way = draw.random()
        if way < probability or way >= probability + (1 - probability) / 2:
            result.add_edge(a, b)
        if way < probability + (1 - probability) / 2:
            result.add_edge(b, a)
    return result


undirected = {
    "Watts-Strogatz": nx.watts_strogatz_graph(60, 6, 0.1, seed=seed),
    "Barabasi-Albert": nx.barabasi_albert_graph(60, 3, seed=seed),
    "random": nx.gnp_random_graph(50, 0.1, seed=seed),
}
directed = {name: turned(graph, 0.3) for name, graph in undirected.items()}
directed["sparse"] = nx.gnp_random_graph(40, 0.03, seed=seed, directed=True)
directed["dense"] = nx.gnp_random_graph(25, 0.5, seed=seed, directed=True)

golden = {
    "networkx": nx.__version__,
    "directed": {name: measures(graph) for name, graph in directed.items()},
    "richClub": {
        name: {
            "size": len(graph),
            "edges": sorted(graph.edges()),
            "byDegree": nx.rich_club_coefficient(graph, normalized=False),
        }
        for name, graph in undirected.items()
    },
}
with open("golden.json", "w") as file:
    json.dump(golden, file)
    file.write("\n")
