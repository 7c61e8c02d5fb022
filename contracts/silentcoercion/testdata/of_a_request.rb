class NotesController
  def show
    @note = Note.find(params[:id].to_i) # want silent-coercion @information
  end

  def new
    @note = Note.new
    @note.folder_id = params[:folder_id].to_i # want silent-coercion @information
    @action = "create"
  end

  def reassign
    target = folder.notes.find_by_id(params[:target_id].to_i) # want silent-coercion @information
    target.touch if target
  end

  def move
    @note.update!(folder_id: params[:folder_id].to_i) # want silent-coercion @warning
  end
end

class TracksController
  def destroy
    track = Track.find(params[:track].to_i) # want silent-coercion @information
    track.destroy!
  end
end
