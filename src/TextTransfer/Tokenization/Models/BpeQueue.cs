using System.Buffers;

namespace TextTransfer.Tokenization;

/// <summary>
/// The merges that are possible at the moment, by rank and then by position, as a binary heap. Stale ones stay in it until
/// they are taken. Rents its memory; to be disposed. Not thread-safe.
/// </summary>
/// <param name="capacity">The greatest number of merges at a time.</param>
internal ref struct BpeQueue(int capacity)
{
    private readonly ulong[] heap = ArrayPool<ulong>.Shared.Rent(capacity);
    private int count;

    /// <summary>Adds a merge.</summary>
    /// <param name="rank">Its rank.</param>
    /// <param name="position">The position of its left symbol.</param>
    public void Add(int rank, int position)
    {
        ulong entry = ((ulong)(uint)rank << 32) | (uint)position;
        int hole = count++;
        for (int parent = (hole - 1) / 2; hole > 0 && heap[parent] > entry; parent = (hole - 1) / 2)
        {
            heap[hole] = heap[parent];
            hole = parent;
        }

        heap[hole] = entry;
    }

    /// <summary>Takes the merge of the lowest rank, the leftmost of several.</summary>
    /// <returns><see langword="false"/> if there is none.</returns>
    public bool TryTake(out int rank, out int position)
    {
        if (count == 0)
        {
            (rank, position) = (0, 0);
            return false;
        }

        (rank, position) = ((int)(heap[0] >> 32), (int)(uint)heap[0]);
        ulong last = heap[--count];
        int hole = 0;
        for (int child = 1; child < count; child = (2 * hole) + 1)
        {
            if (child + 1 < count && heap[child + 1] < heap[child])
                child++;
            if (heap[child] >= last)
                break;
            heap[hole] = heap[child];
            hole = child;
        }

        heap[hole] = last;
        return true;
    }

    /// <summary>Gives the memory back.</summary>
    public readonly void Dispose() => ArrayPool<ulong>.Shared.Return(heap);
}
