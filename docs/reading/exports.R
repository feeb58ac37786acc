# Reads what marsad wrote, with R alone:
#
#   marsad code pages/ --format jsonl --output coded.jsonl
#   marsad export csv coded.jsonl --output events.csv
#   marsad export polecat coded.jsonl --output polecat.tsv
#   Rscript exports.R

records <- read.csv("events.csv", fileEncoding = "UTF-8-BOM", na.strings = "", colClasses = c(cameo = "character"))
events <- subset(records, record == "event" & status == "actual")
events$day <- as.Date(ifelse(is.na(events$date_start) | events$date_start != events$date_end, NA, events$date_start))

# How many deeds of each type, and how friendly they are on average.
print(aggregate(intensity ~ type, data = events, FUN = function(x) c(n = length(x), mean = mean(x))))

# Several states share a cell ("651; 663"): one row for each actor.
actors <- strsplit(events$first_cow, "; ")
long <- data.frame(cow = as.integer(unlist(actors)), type = rep(events$type, lengths(actors)))
print(head(sort(table(long$cow), decreasing = TRUE), 10))

# Tab-separated files know no quoting.
polecat <- read.delim("polecat.tsv", quote = "", na.strings = "None", encoding = "UTF-8", check.names = FALSE)
print(table(polecat[["Quad Code"]]))
