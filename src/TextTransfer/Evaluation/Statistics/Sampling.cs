namespace TextTransfer.Statistics;

/// <summary>Draws by weight.</summary>
internal static class Sampling
{
    /// <summary>Draws a position with a probability proportional to the product of two figures; with the second alone where all products are 0.</summary>
    public static int Draw(double[] distances, double[] weights, Random random)
    {
        double total = 0;
        for (int i = 0; i < distances.Length; i++)
            total += distances[i] * weights[i];
        bool isEmpty = !(total > 0);
        double rest = random.NextDouble() * (isEmpty ? weights.Sum() : total);
        int last = 0;
        for (int i = 0; i < distances.Length; i++)
        {
            double mass = isEmpty ? weights[i] : distances[i] * weights[i];
            if (mass <= 0)
                continue;
            last = i;
            rest -= mass;
            if (rest < 0)
                break;
        }

        return last;
    }
}
