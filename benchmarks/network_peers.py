"""Eight ways to compute the same adoption by thresholds.

Each takes the arrays of the market and returns a function that runs the job and gives the number
of adopters after period 0, 1, … 50. Who adopts in a period is decided by the adopters of the
period before, for everybody at once.
"""

import numpy as np

PERIODS, SEED = 50, 2018


def contact_lists(offsets, neighbours):
    """List everybody's contacts."""
    ends, contacts = offsets.tolist(), neighbours.tolist()
    return [contacts[ends[i] : ends[i + 1]] for i in range(len(ends) - 1)]


def networkx_graph(offsets, neighbours):
    """Make the graph of networkx."""
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(range(len(offsets) - 1))
    for person, contacts in enumerate(contact_lists(offsets, neighbours)):
        graph.add_edges_from((person, other) for other in contacts if person < other)
    return graph


def platformlab(offsets, neighbours, threshold, first):
    """Run the model of this package."""
    from platformlab.models.contacts.graphs import Graph
    from platformlab.models.contacts.network_diffusion import simulate_threshold

    graph = Graph(offsets, neighbours)

    def run():
        return simulate_threshold(graph, first, threshold=threshold, periods=PERIODS).adopters

    return run


def numba_loops(offsets, neighbours, threshold, first):
    """Run the frontier method as compiled loops; compiling belongs to the build."""
    import numba

    @numba.njit
    def spread(offsets, neighbours, threshold, first, periods):
        people = offsets.size - 1
        adopted = np.zeros(people, np.bool_)
        seen = np.zeros(people, np.int32)
        front, size = np.empty(people, np.int32), first.size
        total = np.empty(periods + 1, np.int64)
        for j in range(size):
            front[j] = first[j]
            adopted[first[j]] = True
        total[0] = size
        for now in range(periods):
            for j in range(size):
                for place in range(offsets[front[j]], offsets[front[j] + 1]):
                    seen[neighbours[place]] += 1
            size = 0
            for person in range(people):
                contacts = offsets[person + 1] - offsets[person]
                if adopted[person] or contacts == 0:
                    continue
                if seen[person] / contacts >= threshold[person]:
                    front[size] = person
                    size += 1
            for j in range(size):
                adopted[front[j]] = True
            total[now + 1] = total[now] + size
        return total

    arguments = (offsets, neighbours, threshold, first)
    spread(*arguments, 1)
    return lambda: spread(*arguments, PERIODS)


def scipy_matrix(offsets, neighbours, threshold, first):
    """One sparse matrix-vector product per period: everybody counts all contacts again."""
    from scipy import sparse

    people = offsets.size - 1
    ones = np.ones(neighbours.size, np.float32)
    matrix = sparse.csr_array((ones, neighbours, offsets), shape=(people, people))
    contacts = np.diff(offsets)

    def run():
        adopted = np.zeros(people, np.float32)
        adopted[first] = 1
        total = [first.size]
        for _ in range(PERIODS):
            share = (matrix @ adopted) / np.maximum(contacts, 1)
            adopted[(share >= threshold) & (contacts > 0)] = 1
            total.append(np.count_nonzero(adopted))
        return total

    return run


def networkx_plain(offsets, neighbours, threshold, first):
    """Run plain Python loops over a graph of networkx."""
    graph, needs = networkx_graph(offsets, neighbours), threshold.tolist()

    def run():
        adopted = [False] * len(needs)
        for person in first.tolist():
            adopted[person] = True
        total = [first.size]
        for _ in range(PERIODS):
            new = []
            for person, contacts in graph.adjacency():
                if contacts and not adopted[person]:
                    share = sum([adopted[other] for other in contacts]) / len(contacts)
                    if share >= needs[person]:
                        new.append(person)
            for person in new:
                adopted[person] = True
            total.append(total[-1] + len(new))
        return total

    return run


def mesa_lists(offsets, neighbours, threshold, first):
    """Mesa agents that hold a list of the agents they are in contact with."""
    import mesa

    class Person(mesa.Agent):
        def __init__(self, model, need):
            super().__init__(model)
            self.need, self.adopted, self.joins, self.contacts = need, False, False, ()

        def decide(self):
            if not self.adopted and self.contacts:
                adopting = sum([other.adopted for other in self.contacts])
                self.joins = adopting / len(self.contacts) >= self.need

        def join(self):
            self.adopted = self.adopted or self.joins

    model = mesa.Model(seed=SEED)
    people = [Person(model, need) for need in threshold.tolist()]
    for person, contacts in zip(people, contact_lists(offsets, neighbours), strict=True):
        person.contacts = [people[other] for other in contacts]
    for person in first.tolist():
        people[person].adopted = True
    return lambda: mesa_run(model)


def mesa_space(offsets, neighbours, threshold, first):
    """Mesa agents on cells of Mesa's own network space."""
    import mesa
    from mesa.discrete_space import FixedAgent, Network

    class Person(FixedAgent):
        def __init__(self, model, cell, need):
            super().__init__(model)
            self.cell, self.need, self.adopted, self.joins = cell, need, False, False

        def decide(self):
            if not self.adopted:
                contacts = list(self.cell.neighborhood.agents)
                adopting = sum([other.adopted for other in contacts])
                self.joins = bool(contacts) and adopting / len(contacts) >= self.need

        def join(self):
            self.adopted = self.adopted or self.joins

    model = mesa.Model(seed=SEED)
    space = Network(networkx_graph(offsets, neighbours), random=model.random)
    people = [
        Person(model, cell, need)
        for cell, need in zip(space.all_cells, threshold.tolist(), strict=True)
    ]
    for person in first.tolist():
        people[person].adopted = True
    return lambda: mesa_run(model)


def mesa_run(model):
    """Let all decide, then all join, and count, period by period."""
    total = [sum(person.adopted for person in model.agents)]
    for _ in range(PERIODS):
        model.agents.do("decide")
        model.agents.do("join")
        total.append(sum(person.adopted for person in model.agents))
    return total


def ndlib_model(offsets, neighbours, threshold, first):
    """Run the threshold model that NDlib brings."""
    from ndlib.models.epidemics import ThresholdModel
    from ndlib.models.ModelConfig import Configuration

    settings = Configuration()
    settings.add_model_initial_configuration("Infected", first.tolist())
    for person, need in enumerate(threshold.tolist()):
        settings.add_node_configuration("threshold", person, need)
    model = ThresholdModel(networkx_graph(offsets, neighbours), seed=SEED)
    model.set_initial_status(settings)

    def run():
        periods = model.iteration_bunch(PERIODS + 1, node_status=False)
        return [period["node_count"][1] for period in periods]

    return run


def agentpy_model(offsets, neighbours, threshold, first):
    """Run agents of AgentPy on its network."""
    import agentpy

    graph, needs, starts = (
        networkx_graph(offsets, neighbours),
        threshold.tolist(),
        set(first.tolist()),
    )

    class Person(agentpy.Agent):
        def decide(self):
            if not self.adopted:
                contacts = self.network.neighbors(self).to_list()
                adopting = sum([other.adopted for other in contacts])
                self.joins = bool(contacts) and adopting / len(contacts) >= self.need

        def join(self):
            self.adopted = self.adopted or self.joins

    class Market(agentpy.Model):
        def setup(self):
            self.people = agentpy.AgentList(self, len(needs), Person)
            network = agentpy.Network(self, graph)
            network.add_agents(self.people, network.nodes)
            for number, person in enumerate(self.people):
                person.network, person.need = network, needs[number]
                person.adopted, person.joins = number in starts, False

    model = Market({"seed": SEED})
    model.sim_setup(steps=1)

    def run():
        total = [sum(person.adopted for person in model.people)]
        for _ in range(PERIODS):
            model.people.decide()
            model.people.join()
            total.append(sum(person.adopted for person in model.people))
        return total

    return run


FAST = {"platformlab": platformlab, "numba": numba_loops, "scipy mat-vec": scipy_matrix}
SLOW = {
    "networkx, plain Python": networkx_plain,
    "Mesa, neighbour lists": mesa_lists,
    "Mesa, Network space": mesa_space,
    "NDlib": ndlib_model,
    "AgentPy": agentpy_model,
}
PEERS = FAST | SLOW
