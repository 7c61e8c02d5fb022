class ClearUploads
  def initialize(owner_id:, folder: nil)
    @owner_id = owner_id
    @folder = folder
  end

  def call
    Upload.where(owner_id: @owner_id).delete_all # want unguarded-sink owner_id @warning
    Upload.where(folder: @folder).order(:id).update_all(stale: true) # want unguarded-sink folder @warning
  end
end
