"""The tree of RFC 9162: known roots, proofs for every size, and no forgery accepted."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as some

from baiqau.proof import merkle

# The inputs and roots of the test data of Certificate Transparency (RFC 6962 hashing).
LEAVES = [
    bytes.fromhex(one)
    for one in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    4: "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    6: "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}
SIZES = range(1, 34)


def leaves(size):
    return [b"leaf %d" % turn for turn in range(size)]


@pytest.mark.parametrize("size", ROOTS)
def test_the_known_roots_come_out(size):
    assert merkle.root(LEAVES[:size]).hex() == ROOTS[size]


@pytest.mark.parametrize("size", SIZES)
def test_the_growing_tree_gives_the_root_by_its_definition(size):
    def defined(part):
        if len(part) == 1:
            return hashlib.sha256(b"\0" + part[0]).digest()
        half = max(power for power in (1, 2, 4, 8, 16, 32) if power < len(part))
        return hashlib.sha256(b"\1" + defined(part[:half]) + defined(part[half:])).digest()

    assert merkle.root(leaves(size)) == defined(leaves(size))


@pytest.mark.parametrize("size", SIZES)
def test_every_leaf_proves_its_place_and_no_other(size):
    grown, root = leaves(size), merkle.root(leaves(size))

    for index in range(size):
        proof = merkle.inclusion(grown, index)
        assert merkle.includes(grown[index], index, size, proof, root)
        assert not merkle.includes(b"forged", index, size, proof, root)
        assert not merkle.includes(grown[index], index, size, [*proof, root], root)
        assert not merkle.includes(grown[index], size, size, proof, root)
        others = [other for other in range(size) if other != index]
        assert not any(merkle.includes(grown[index], one, size, proof, root) for one in others)


@pytest.mark.parametrize("size", SIZES)
def test_every_earlier_tree_proves_that_it_was_only_added_to(size):
    grown, new = leaves(size), merkle.root(leaves(size))

    for earlier in range(1, size + 1):
        old = merkle.root(grown[:earlier])
        proof = merkle.consistency(grown, earlier)
        assert merkle.consistent(earlier, size, proof, old, new)
        changed = merkle.root([b"forged", *grown[1:earlier]])
        assert not merkle.consistent(earlier, size, proof, changed, new)
        assert not merkle.consistent(earlier, size, proof, old, merkle.leaf(b"other"))
        assert not merkle.consistent(earlier, size, [*proof, new], old, new)


@given(some.integers(2, 40), some.data())
def test_a_changed_proof_is_refused(size, data):
    index = data.draw(some.integers(0, size - 1))
    proof = merkle.inclusion(leaves(size), index)
    place = data.draw(some.integers(0, len(proof) - 1))
    proof[place] = merkle.leaf(proof[place])

    assert not merkle.includes(leaves(size)[index], index, size, proof, merkle.root(leaves(size)))


def test_there_is_no_proof_about_what_is_not_there():
    with pytest.raises(IndexError):
        merkle.inclusion(leaves(3), 3)
    with pytest.raises(IndexError):
        merkle.consistency(leaves(3), 4)
    assert not merkle.consistent(0, 3, [], merkle.root([]), merkle.root(leaves(3)))
