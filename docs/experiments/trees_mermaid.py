"""Draws trees as Mermaid flowcharts, which GitHub and GitLab render in Markdown.

Reads CSV with the columns run_id, fitness and genotype, as `evosearch query --format csv` writes it, and
writes a chart for each row.
"""

import csv
import json
import sys


def label(node):
    genes = node.get("genes", {})
    return node["op"] + "".join(f" {name} {value}" for name, value in sorted(genes.items()))


def edges(node, lines):
    """A line for the node, one for each edge that leads to it; a shared node is drawn once."""
    name = f"n{node['id']}"
    line = f'    {name}["{label(node)}"]'
    if line not in lines:
        lines.append(line)
        for child in node.get("in", []):
            lines.append(f"    {edges(child, lines)} --> {name}")
    return name


def chart(row):
    lines = []
    edges(json.loads(row["genotype"])["tree"], lines)
    return "\n".join([f"{row['run_id']}: {row['fitness']} %", "", "```mermaid", "flowchart LR", *lines, "```", ""])


csv.field_size_limit(1 << 24)
for row in csv.DictReader(sys.stdin):
    print(chart(row))
