class ImportLocations
  def call(location, items)
    location.save # rubocop:disable Rails/SaveBang
    items.each do |item|
      # rubocop:disable Rails/SaveBang
      item.update(name: location.name)
      # rubocop:enable Rails/SaveBang
    end
    :done
  end
end
