using TextTransfer.Classification.Training;
using TextTransfer.Classification.Views;
using TextTransfer.Corpora.Indexing;
using TextTransfer.Encoders;

namespace TextTransfer.Classification.Explaining;

/// <summary>Explains predictions of one classifier by the texts it was trained on. Immutable and safe for concurrent calls.</summary>
internal sealed class Explainer
{
    private readonly IReadOnlyList<string> labels;
    private readonly ExplainedView[] views;

    public Explainer(MixtureModel model, TrainingSummary summary, EmbeddedCorpus examples)
    {
        labels = model.Labels;
        Examples = examples;
        var classes = new ClassIndex(examples.Corpus);
        if (!classes.Labels.SequenceEqual(labels) || examples.Texts.Count != summary.TextCount)
            throw new ArgumentException($"The classifier was trained on {summary.TextCount} texts of {labels.Count} classes; these {examples.Texts.Count} of {classes.Count} are others.", nameof(examples));

        IView[] trained = [.. ViewSet.For(examples).Select(v => v.View)];
        FitOptions options = FitOptions.Of(examples.Corpus, summary.Options);
        views = [.. summary.Views.Zip(model.Views).Where(v => v.First.Weight > 0).Select(v =>
            new ExplainedView(v.First, v.Second.Model, trained.FirstOrDefault(t => t.Name == v.First.Name), examples.Texts, classes.OfText, labels.Count, options))];
    }

    /// <summary>The texts the classifier was trained on.</summary>
    public EmbeddedCorpus Examples { get; }

    /// <param name="text">The text.</param>
    /// <param name="windows">Its windows.</param>
    /// <param name="prediction">What is predicted of it.</param>
    /// <param name="label">The class to explain.</param>
    /// <param name="against">The class to compare it with.</param>
    public Explanation Explain(EmbeddedText text, IReadOnlyList<EncodedWindow> windows, Prediction prediction, string label, string against)
    {
        int k = IndexOf(label), m = IndexOf(against);
        var ofWindows = TextSpans.Of(windows.Select(w => (w.Start, w.End - w.Start)));
        var ofLines = TextSpans.OfLines(text.Text);
        (string Word, int Place)[] words = WordsOf(text.Text);
        var ofWords = TextSpans.Of(words.Select(w => (w.Place, w.Word.Length)));
        var ofViews = new List<ViewContribution>();
        var ofTerms = new Dictionary<(string View, string Term), (int Count, double Sum)>();
        double[] ofExamples = new double[Examples.Texts.Count];
        double undivided = 0;
        foreach (ExplainedView view in views)
        {
            List<LogitPart> parts = view.Explain(text, windows, k, m);
            ofViews.Add(new(view.Summary.Name, parts.Sum(p => p.Value)));
            foreach (LogitPart part in parts)
            {
                if (part.Place >= 0)
                {
                    ofWindows.AddAt(part.Place, part.Value);
                    ofWords.AddAt(part.Place, part.Value);
                    undivided += ofLines.AddAt(part.Place, part.Value) ? 0 : part.Value;
                }
                else
                {
                    ofWindows.Add(part.Window, part.Value);
                    if (ofLines.IsWithinOne(windows[part.Window].Start, windows[part.Window].End, out int line))
                        ofLines.Add(line, part.Value);
                    else
                        undivided += part.Value;
                }
                if (part.Term is not null)
                {
                    (int count, double sum) = ofTerms.GetValueOrDefault((view.Summary.Name, part.Term));
                    ofTerms[(view.Summary.Name, part.Term)] = (count + 1, sum + part.Value);
                }
            }
            view.Examples?.AddTo(ofExamples, text, k, m, view.Summary.Weight);
        }
        double intercept = views.Sum(v => v.Intercept(k, m));
        return new Explanation
        {
            Text = text.Text,
            Prediction = prediction,
            Label = label,
            Against = against,
            LogOdds = intercept + ofViews.Sum(v => v.Contribution),
            Intercept = intercept,
            Views = ofViews,
            Windows = ofWindows.Contributions,
            Lines = ofLines.Contributions,
            Undivided = undivided,
            Words = [.. words.Zip(ofWords.Contributions).GroupBy(w => w.First.Word, StringComparer.Ordinal)
                .Select(w => new WordContribution(w.Key, w.Count(), w.Sum(o => o.Second.Contribution)))
                .OrderByDescending(w => Math.Abs(w.Contribution))],
            Terms = [.. ofTerms.Select(t => new TermContribution(t.Key.View, t.Key.Term, t.Value.Count, t.Value.Sum)).OrderByDescending(t => Math.Abs(t.Contribution))],
            Examples = [.. Examples.Corpus.Texts.Zip(ofExamples, (e, sum) => new ExampleContribution(e, sum)).OrderByDescending(e => Math.Abs(e.Contribution))],
        };
    }

    /// <summary>The words of a text in lower case, and where each begins.</summary>
    private static (string Word, int Place)[] WordsOf(string text)
    {
        TermSequence terms = TextAnalyzer.Words.Analyze(text);
        int[] places = terms.PlacesIn(text);
        var words = new List<(string, int)>();
        for (int t = 0; t < terms.Count; t++)
        {
            if (!terms[t].Contains(' '))
                words.Add((terms[t].ToString(), places[t]));
        }
        return [.. words];
    }

    private int IndexOf(string label)
    {
        for (int k = 0; k < labels.Count; k++)
        {
            if (labels[k] == label)
                return k;
        }
        throw new ArgumentException($"There is no class '{label}'; the classes are {string.Join(", ", labels)}.", nameof(label));
    }
}
