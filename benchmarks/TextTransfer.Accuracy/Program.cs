using System.CommandLine;
using TextTransfer.Accuracy;

RootCommand root = new("Accuracy of classification methods on labelled sets with fixed few-shot rows.") { FewShotCommand.Create(), QuantizationCommand.Create(), MultiLabelCommand.Create() };
return root.Parse(args).Invoke();
