class LoadCountries
  def call
    json = JSON.parse(File.read(file_path))
    json["countries"].map { |c| c["code"] }
  end

  def upload(upload_path)
    json = JSON.parse(File.read(upload_path)) # want missing-shape
    json["countries"].map { |c| c["code"] }
  end

  private

  def file_path
    @file_path ||= Rails.root.join("data", "countries.json")
  end
end
