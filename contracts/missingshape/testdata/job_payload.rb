# What a job is given went through JSON.
class ImportJob < ApplicationJob
  def perform(row) # want missing-shape row @warning
    Import.create!(code: row["code"].strip)
  end
end

class CheckedJob < ApplicationJob
  def perform(row)
    raise ArgumentError, "code" if row["code"].nil?

    Import.create!(code: row["code"].strip)
  end
end

class FetchingJob < ApplicationJob
  def perform(row)
    Import.create!(code: row.fetch("code").strip, note: row["note"]&.strip, more: row.dig("a", "b"))
  end
end
