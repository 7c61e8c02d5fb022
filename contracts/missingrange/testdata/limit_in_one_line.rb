class LatestEntries < ApplicationService
  def call(count) # want missing-range count @information
    Entry.order(:id).limit(count).to_a
  end
end
