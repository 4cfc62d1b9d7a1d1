package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"math"

	"golang.org/x/mod/sumdb/tlog"
)

// Proofs of RFC 9162 §2.1.3 and §2.1.4, for sizes up to 2^64-1. Below 2^63 golang.org/x/mod/sumdb/tlog has a say in
// every verdict: the two must agree, or the program ends.

func leafHash(leaf []byte) []byte {
	sum := sha256.Sum256(append([]byte{0}, leaf...))
	return sum[:]
}

func emptyRoot() []byte {
	sum := sha256.Sum256(nil)
	return sum[:]
}

func nodeHash(left, right []byte) []byte {
	sum := sha256.Sum256(append(append([]byte{1}, left...), right...))
	return sum[:]
}

func all32(hashes ...[]byte) bool {
	for _, h := range hashes {
		if len(h) != 32 {
			return false
		}
	}
	return true
}

// toHash and toProof turn to the types of x/mod.
func toHash(b []byte) (h tlog.Hash) { copy(h[:], b); return h }
func toProof(proof [][]byte) []tlog.Hash {
	out := make([]tlog.Hash, 0, len(proof))
	for _, h := range proof {
		out = append(out, toHash(h))
	}
	return out
}

func mustAgree(what string, ours, theirs bool) {
	if ours != theirs {
		panic(fmt.Sprintf("%s: own code says %v, golang.org/x/mod says %v", what, ours, theirs))
	}
}

func verifyInclusion(index, size uint64, leaf []byte, proof [][]byte, root []byte) bool {
	if !all32(leaf, root) || !all32(proof...) || index >= size {
		return false
	}
	ours := runInclusion(index, size-1, leaf, proof, root)
	if size <= math.MaxInt64 {
		theirs := tlog.CheckRecord(tlog.RecordProof(toProof(proof)), int64(size), toHash(root), int64(index), toHash(leaf)) == nil
		mustAgree("inclusion", ours, theirs)
	}
	return ours
}

// runInclusion climbs from the leaf; last is the index of the last leaf.
func runInclusion(at, last uint64, hash []byte, proof [][]byte, root []byte) bool {
	for _, sibling := range proof {
		switch {
		case last == 0:
			return false
		case at&1 == 1 || at == last:
			hash = nodeHash(sibling, hash)
			// On the right edge, levels without a right sibling are passed over.
			for at&1 == 0 && at != 0 {
				at, last = at>>1, last>>1
			}
		default:
			hash = nodeHash(hash, sibling)
		}
		at, last = at>>1, last>>1
	}
	return last == 0 && bytes.Equal(hash, root)
}

// verifyConsistency refuses an empty old tree: that would say nothing.
func verifyConsistency(oldSize, size uint64, oldRoot, root []byte, proof [][]byte) bool {
	if oldSize == 0 || oldSize > size || !all32(oldRoot, root) || !all32(proof...) {
		return false
	}
	ours := verifySubtreeConsistency(0, oldSize, size, oldRoot, root, proof)
	if size <= math.MaxInt64 {
		theirs := tlog.CheckTree(tlog.TreeProof(toProof(proof)), int64(size), toHash(root), int64(oldSize), toHash(oldRoot)) == nil
		mustAgree("consistency", ours, theirs)
	}
	return ours
}

// isSubtree: start is a multiple of the least power of two that holds end - start leaves.
func isSubtree(start, end uint64) bool {
	if start >= end {
		return false
	}
	width := uint64(1)
	for width < end-start && width != 0 {
		width <<= 1
	}
	if width == 0 {
		return start == 0
	}
	return start%width == 0
}

func verifySubtreeInclusion(index, start, end uint64, leaf []byte, proof [][]byte, root []byte) bool {
	return isSubtree(start, end) && index >= start && verifyInclusion(index-start, end-start, leaf, proof, root)
}

func verifySubtreeConsistency(start, end, size uint64, subRoot, root []byte, proof [][]byte) bool {
	if end > size || start > end {
		return false
	}
	if start == end {
		return len(proof) == 0 && bytes.Equal(subRoot, emptyRoot())
	}
	if !all32(subRoot, root) || !all32(proof...) || !isSubtree(start, end) {
		return false
	}
	first, last, end2 := start, end-1, size-1
	for first != last && (last == end2 || last&1 == 1) {
		first, last, end2 = first>>1, last>>1, end2>>1
	}
	sub := subRoot
	if first != last {
		if len(proof) == 0 {
			return false
		}
		sub, proof = proof[0], proof[1:]
	}
	whole := sub
	for _, sibling := range proof {
		switch {
		case end2 == 0:
			return false
		case last&1 == 1 || last == end2:
			if first < last {
				sub = nodeHash(sibling, sub)
			}
			whole = nodeHash(sibling, whole)
			for last&1 == 0 && last != 0 {
				first, last, end2 = first>>1, last>>1, end2>>1
			}
		default:
			whole = nodeHash(whole, sibling)
		}
		first, last, end2 = first>>1, last>>1, end2>>1
	}
	return end2 == 0 && bytes.Equal(sub, subRoot) && bytes.Equal(whole, root)
}

// tree is a log in memory, hashed and proved by golang.org/x/mod alone.
type tree struct {
	size   int64
	hashes []tlog.Hash
}

func (t *tree) reader() tlog.HashReader {
	return tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, 0, len(indexes))
		for _, i := range indexes {
			if i >= int64(len(t.hashes)) {
				return nil, fmt.Errorf("no hash %d", i)
			}
			out = append(out, t.hashes[i])
		}
		return out, nil
	})
}

func (t *tree) append(leaf []byte) (tlog.Hash, error) {
	grown, err := tlog.StoredHashes(t.size, leaf, t.reader())
	if err != nil {
		return tlog.Hash{}, err
	}
	t.hashes = append(t.hashes, grown...)
	t.size++
	return tlog.TreeHash(t.size, t.reader())
}
