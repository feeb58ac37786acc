# Reads what marsad wrote, with R alone (no packages), in any locale:
#
#   marsad ingest pages/ --db book.duckdb
#   marsad export csv --db book.duckdb --output events.csv
#   marsad export polecat --db book.duckdb --output polecat.tsv
#   Rscript exports.R
#
# The book itself is read from R with a database driver. A DuckDB file (package duckdb, from CRAN):
#
#   book <- DBI::dbConnect(duckdb::duckdb(), "book.duckdb", read_only = TRUE)
#   DBI::dbGetQuery(book, "SELECT type, actors, recipients, first_day FROM events WHERE superseded IS NULL AND status = 'actual'")
#   DBI::dbDisconnect(book, shutdown = TRUE)
#
# A book on PostgreSQL: DBI::dbConnect(RPostgres::Postgres(), dbname = "news", options = "-c search_path=marsad"), and the same question.
# Rejected records have "rejected" in the column review. docs/record-book.md names the tables.
#
# events.csv and polecat.tsv may as well come from what marsad code wrote. If there is a changes.csv (marsad export csv --db
# book.duckdb --since TIME --output changes.csv), it is applied to the table.

# Not fileEncoding = "UTF-8-BOM": where the locale is not UTF-8 that drops all rows after the first Arabic letter.
table_of <- function(file) {
  found <- read.csv(file, encoding = "UTF-8", na.strings = "", check.names = FALSE, colClasses = c(cameo = "character"))
  names(found)[1] <- sub("^[^a-z]*", "", names(found)[1])  # the byte order mark
  found$historical <- as.logical(found$historical)
  found
}

records <- table_of("events.csv")
if (file.exists("changes.csv")) {
  changes <- table_of("changes.csv")
  gone <- c(changes$record_id, changes$replaces)  # at most 15 digits, which R holds and writes exactly
  records <- rbind(records[!records$record_id %in% gone, ], changes[changes$change != "deleted", names(records)])
}
cat(nrow(records), "records of", length(unique(records$id)), "articles\n")

events <- subset(records, record == "event" & status == "actual")
events$day <- as.Date(ifelse(is.na(events$date_start) | events$date_start != events$date_end, NA, events$date_start))
cat(sum(!is.na(events$day)), "of", nrow(events), "events are dated to the day\n")

# How many deeds of each type, and how friendly they are on average.
print(aggregate(intensity ~ type, data = events, FUN = function(x) c(n = length(x), mean = mean(x))))

# Several states share a cell ("651; 663"): one row for each actor.
actors <- strsplit(as.character(events$first_cow), "; ")
long <- data.frame(cow = as.integer(unlist(actors)), type = rep(events$type, lengths(actors)))
print(head(sort(table(long$cow), decreasing = TRUE), 10))

# Tab-separated files know no quoting.
polecat <- read.delim("polecat.tsv", quote = "", na.strings = "None", encoding = "UTF-8", check.names = FALSE)
print(table(polecat[["Quad Code"]]))
